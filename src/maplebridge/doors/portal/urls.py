"""The addresses of the residents' door."""

from django.conf import settings
from django.urls import path

from maplebridge.doors.portal.acting import pages as acting
from maplebridge.doors.portal.activities import pages as activities
from maplebridge.doors.portal.apply import pages as apply
from maplebridge.doors.portal.booking import pages as booking
from maplebridge.doors.portal.booking import touring
from maplebridge.doors.portal.cases import following
from maplebridge.doors.portal.cases import pages as cases
from maplebridge.doors.portal.demo_phone import pages as demo_phone
from maplebridge.doors.portal.disclosure import pages as disclosure
from maplebridge.doors.portal.done import pages as done
from maplebridge.doors.portal.drafts import pages as drafts
from maplebridge.doors.portal.drives import pages as drives
from maplebridge.doors.portal.duties import pages as duties
from maplebridge.doors.portal.figures import pages as figures
from maplebridge.doors.portal.guides import pages as guides
from maplebridge.doors.portal.health import pages as health
from maplebridge.doors.portal.institutes import pages as institutes
from maplebridge.doors.portal.joining import pages as joining
from maplebridge.doors.portal.locating import pages as locating
from maplebridge.doors.portal.machines import pages as machines
from maplebridge.doors.portal.measures import pages as measures
from maplebridge.doors.portal.messages import links
from maplebridge.doors.portal.messages import pages as messages
from maplebridge.doors.portal.mypapers import pages as mypapers
from maplebridge.doors.portal.opening import pages as opening
from maplebridge.doors.portal.outlets import pages as outlets
from maplebridge.doors.portal.paper import pages as paper
from maplebridge.doors.portal.papers import pages as papers
from maplebridge.doors.portal.party import pages as party
from maplebridge.doors.portal.party import signing
from maplebridge.doors.portal.proofs import pages as proofs
from maplebridge.doors.portal.report import asking_back
from maplebridge.doors.portal.report import pages as report
from maplebridge.doors.portal.responsibilities import pages as responsibilities
from maplebridge.doors.portal.routes import pages as routes
from maplebridge.doors.portal.scanning import pages as scanning
from maplebridge.doors.portal.search import pages as search
from maplebridge.doors.portal.start import pages as start
from maplebridge.doors.portal.stations import pages as stations
from maplebridge.doors.portal.supervise import pages as supervise
from maplebridge.doors.portal.talk import pages as talk
from maplebridge.doors.portal.verify import pages as verify

urlpatterns = [
    path("", start.start, name="portal_start"),
    path("report/", report.report, name="portal_report"),
    path("report/suggest/", asking_back.suggest, name="portal_suggest"),
    path("report/fields/<matter>/", asking_back.fields, name="portal_fields"),
    path("report/where/", locating.where, name="portal_where"),
    path("report/grids/", locating.grids, name="portal_grids"),
    path("q/<code>", scanning.scan, name="portal_scan"),
    path("search/", search.search, name="portal_search"),
    path("verify/", verify.verify, name="portal_verify"),
    path("verify/paper/<code>/", paper.paper, name="portal_verify_paper"),
    path("verify/offline.html", verify.offline, name="portal_verify_offline"),
    path("talk/", talk.talk, name="portal_talk"),
    path("routes/", routes.routes, name="portal_routes"),
    path("duties/", duties.duties, name="portal_duties"),
    path("drives/", drives.drives, name="portal_drives"),
    path("drives/<uuid:drive_id>/", drives.drive, name="portal_drive"),
    path("figures/", figures.figures, name="portal_figures"),
    path("figures/table.csv", figures.table, name="portal_figures_table"),
    path("robots.txt", machines.robots, name="portal_robots"),
    path("app.webmanifest", machines.manifest, name="portal_manifest"),
    path("report/done/<number>/", done.done, name="portal_done"),
    path("apply/", apply.matters, name="portal_apply"),
    path("apply/<matter>/", guides.guide, name="portal_matter"),
    path("apply/<matter>/form/", apply.form, name="portal_form"),
    path("guides/", guides.guides, name="portal_guides"),
    path("guides/<matter>/", guides.guide, name="portal_guide"),
    path("proofs/", proofs.proofs, name="portal_proofs"),
    path("measures/", measures.measures, name="portal_measures"),
    path("responsibilities/", responsibilities.responsibilities, name="portal_responsibilities"),
    path("book/", booking.times, name="portal_book"),
    path("bookings/", booking.mine, name="portal_bookings"),
    path("tours/", touring.tours, name="portal_tours"),
    path("tours/<uuid:tour>/", touring.tour, name="portal_tour"),
    path("stations/", stations.stations, name="portal_stations"),
    path("stations/<slug:code>/", stations.station, name="portal_station"),
    path("institutes/", institutes.institutes, name="portal_institutes"),
    path("outlets/", outlets.outlets, name="portal_outlets"),
    path("outlets/<slug:code>/", outlets.outlet, name="portal_outlet"),
    path("activities/", activities.activities, name="portal_activities"),
    path("activities/calendar.ics", activities.calendar_file, name="portal_activities_file"),
    path("activities/<uuid:activity>/", activities.activity, name="portal_activity"),
    path("activities/mine/<uuid:sign_up_id>/<secret>/", activities.coming, name="portal_coming"),
    path("disclosure/", disclosure.publications, name="portal_disclosure"),
    path("disclosure/units/<slug:code>/", disclosure.unit, name="portal_disclosure_unit"),
    path("disclosure/<uuid:publication>/", disclosure.publication, name="portal_publication"),
    path("disclosure/<uuid:publication>/<int:number>/file", disclosure.file, name="portal_publication_file"),
    path("supervise/<slug:code>/", supervise.card, name="portal_supervise"),
    path("drafts/<form>/", drafts.save, name="portal_save"),
    path("drafts/<form>/drop/", drafts.drop, name="portal_drop"),
    path("drafts/<form>/files/<file_id>", drafts.file, name="portal_draft_file"),
    path("c/<number>/<secret>", opening.open_link, name="portal_open_link"),
    path("cases/", cases.cases, name="portal_cases"),
    path("cases/forget/", cases.forget, name="portal_forget"),
    path("cases/<number>/", following.follow, name="portal_case"),
    path("cases/<number>/join/", joining.join_in, name="portal_join"),
    path("cases/<number>/do/<action>/", acting.act, name="portal_act"),
    path("cases/<number>/files/<file_id>", papers.file, name="portal_file"),
    path("cases/<number>/papers/<slug:code>", mypapers.file, name="portal_paper_file"),
    path("papers/", mypapers.mine, name="portal_papers"),
    path("cases/<number>/receipt", papers.receipt, name="portal_receipt"),
    path("cases/<number>/paper/", papers.paper, name="portal_paper"),
    path("cases/<number>/routes/", routes.case_routes, name="portal_case_routes"),
    path("p/<number>/<int:party>/<secret>", party.open_party_link, name="portal_party_link"),
    path("party/<number>/", party.party, name="portal_party"),
    path("party/<number>/answer/", party.answer, name="portal_party_answer"),
    path("party/<number>/mediators/", party.choose, name="portal_party_choose"),
    path("party/<number>/sign/", signing.sign, name="portal_party_sign"),
    path("party/<number>/agreement/", signing.agreement, name="portal_party_agreement"),
    path("party/<number>/terms/<int:term>/", party.perform, name="portal_party_perform"),
    path("messages/", messages.messages, name="portal_messages"),
    path("messages/settings/", messages.wishes, name="portal_wishes"),
    path("s/<slug:code>", links.short_link, name="portal_short_link"),
    path("healthz", health.alive),
    path("readyz", health.ready),
]
if settings.DEMO:
    urlpatterns.append(path("demo/phone/", demo_phone.phone, name="portal_demo_phone"))
