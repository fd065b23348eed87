"""`python -m maplebridge.site` is the command `maplebridge`, also where that is not on the path."""

from maplebridge.site.cli.main import main

main()
