"""Run as a program: founds the small county in the database of the environment and prints tokens of its cast."""

import json

import django


def main() -> None:
    django.setup()
    from tests.world import COUNTY, found_county

    from maplebridge.directory.people.actions import issue_token
    from maplebridge.ground.clock.time import now

    world = found_county()
    tokens = {
        code: issue_token(
            county=COUNTY, person_id=world.ids[code], name="prove", scopes=["act", "read"], days=1, now=now()
        )
        for code in ("axiu", "yangguang", "luolan")
    }
    print(json.dumps(tokens))


if __name__ == "__main__":
    main()
