"""How an operation of the API is registered and answers: who may call is said once, bodies go out as they are.
Not for what the operations do."""

from collections.abc import Callable, Mapping
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Router
from ninja.operation import PathView

from maplebridge.doors.api.v1.entrance import MIB, Keeper
from maplebridge.doors.api.v1.shapes.problems import Problem
from maplebridge.doors.parts.access import declares
from maplebridge.doors.parts.limits import limit_of
from maplebridge.doors.parts.problems import MEDIA_TYPE, answer_problem
from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

View = Callable[..., HttpResponseBase]
BODY_LONGEST = MIB
PROBLEMS: Mapping[int, str] = {
    400: "The request cannot be read",
    401: "Who calls is not known",
    403: "Known, but not theirs to do",
    404: "Not there, or not theirs to know of",
    409: "It stands otherwise now; the answer says how",
    413: "Too large",
    422: "A field is not right; the answer names it",
}
TOO_OFTEN = {429: "Too many in this hour; Retry-After says from when they are taken again"}
NOT_HERE = Text("此地址不支持这种请求方法", "this address does not take that method")


class NotAllowed(Fault):
    """The address is right, the method is not."""

    status = 405


class ProblemPathView(PathView):
    """Operations at one address; a wrong method is told as a problem like any other."""

    def clone(self) -> "ProblemPathView":
        """A copy for one mount of the router."""
        copy = ProblemPathView()
        copy.is_async, copy.url_name = self.is_async, self.url_name
        copy.operations = [operation.clone() for operation in self.operations]
        return copy

    def _sync_view(self, request: HttpRequest, *a: Any, **kw: Any) -> Any:
        operation = self._find_operation(request)
        return operation.run(request, *a, **kw) if operation is not None else self._refuse(request)

    def _refuse(self, request: HttpRequest) -> HttpResponse:
        response = answer_problem(request, NotAllowed("method_not_allowed", NOT_HERE))
        response["Allow"] = ", ".join(sorted({name for operation in self.operations for name in operation.methods}))
        return response


def operation(
    router: Router,
    method: str,
    path: str,
    *access: str,
    returns: Any,
    status: int = 200,
    longest: int = BODY_LONGEST,
    more: Mapping[str, Any] | None = None,
) -> Callable[[View], View]:
    """Register a function as an operation for those whom `access` names.

    `returns` describes the answer for the documents; the function makes the answer itself, so that nothing is
    checked or copied twice. `more` is added to its description.
    """

    def register(view: View) -> View:
        router.path_operations.setdefault(path, ProblemPathView())
        router.add_api_operation(
            path,
            [method],
            declares(*access)(view),
            auth=Keeper(access, longest),
            response={status: returns},
            summary=_summary(view),
            description=_description(view),
            operation_id=view.__name__,
            openapi_extra=_described(access, more or {}, {**PROBLEMS, **(TOO_OFTEN if limit_of(view) else {})}),
        )
        return view

    return register


def answer(body: Any, status: int = 200, **headers: str) -> HttpResponse:
    """`body` as JSON; it is nobody's to keep."""
    headers = {"Cache-Control": "no-store", **headers}
    return HttpResponse(orjson.dumps(body), status=status, content_type="application/json", headers=headers)


def _summary(view: View) -> str:
    return (view.__doc__ or view.__name__).strip().partition("\n")[0]


def _description(view: View) -> str:
    lines = (line.strip() for line in (view.__doc__ or "").strip().partition("\n")[2].splitlines())
    return " ".join(line for line in lines if line)


def _security(access: tuple[str, ...]) -> list[dict[str, list[str]]]:
    scopes = [word.removeprefix("token:") for word in access if word.startswith("token:")]
    ways: list[tuple[bool, dict[str, list[str]]]] = [
        ("public" in access, {}),
        (bool(scopes), {"bearer": scopes}),
        ("link" in access, {"case": []}),
    ]
    return [way for open_, way in ways if open_]


def _described(access: tuple[str, ...], more: Mapping[str, Any], said: Mapping[int, str]) -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}}
    problems = {status: {"description": text, "content": content} for status, text in said.items()}
    return {"security": _security(access), **more, "responses": {**problems, **more.get("responses", {})}}
