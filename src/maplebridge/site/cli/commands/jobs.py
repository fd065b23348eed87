"""`maplebridge jobs`: list the long work of a county, cancel it, fetch what it left. Not for asking for it."""

from pathlib import Path
from uuid import UUID

import click

from maplebridge.site.cli.options import county_option, json_option
from maplebridge.site.cli.site import as_json, needs_site


@click.group()
def command() -> None:
    """后台任务：列出、取消、取回文件。 Long work: list, cancel, fetch its file."""


@command.command("list")
@county_option
@click.option("--many", default=50, show_default=True, type=click.IntRange(1, 1000))
@json_option
@needs_site
def listed(county: str, many: int, machine: bool) -> None:
    """列出后台任务，最新的在前。 List the jobs, the newest first."""
    from dataclasses import asdict

    from maplebridge.ground.jobs.queries import list_jobs

    jobs = list_jobs(county, many=many)
    if machine:
        as_json([asdict(job) for job in jobs])
    else:
        for job in jobs:
            click.echo(f"{job.id}  {job.state:9}  {job.done}/{job.total}  {job.title.zh}  {job.title.en}")


@command.command()
@click.argument("job", type=click.UUID)
@county_option
@needs_site
def cancel(job: UUID, county: str) -> None:
    """取消一项任务。 Cancel a job; whoever runs it stops within moments."""
    from maplebridge.ground.clock.time import now
    from maplebridge.ground.jobs.actions import cancel as call_off

    call_off(county=county, job_id=job, now=now())


@command.command()
@click.argument("job", type=click.UUID)
@county_option
@click.option("--to", "target", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file.")
@needs_site
def fetch(job: UUID, county: str, target: Path) -> None:
    """取回任务的结果文件。 Fetch the file that a job left."""
    from maplebridge.ground.jobs.queries import get_job, read_result

    blocks = read_result(county, get_job(county, job))
    with target.open("wb") as file:
        file.writelines(blocks)
    click.echo(target)
