"""What goes out of the house: each message by each channel, what people wish, short links, chat groups.
Not the messages themselves: those lie in the outbox.

Every index beside a primary key is partial, as in all tables that grow with each action."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from maplebridge.ground.sql.county import CountyManager, CountyModel


class Delivery(CountyModel):
    """One message by one channel to one target, and what became of it.

    `target` is who it goes to (`case:<id>`, `party:<case>:<number>`, `person:<id>`, `group:<id>`); phones are looked up
    when it goes, never kept here but for their blind value. Of the `tries` that failed, `refusals` are those of which
    the provider said so; `unsure` is when one of the others may have gone through. `next_at` is when to look at it
    next, nothing when there is no more to do.
    """

    pk = models.CompositePrimaryKey("county", "message", "channel", "target")
    message = models.UUIDField()
    channel = models.TextField(db_collation="C")
    target = models.TextField(db_collation="C")
    recipient = models.TextField(db_collation="C")
    template = models.TextField(db_collation="C")
    kind = models.TextField(db_collation="C")
    case_id = models.UUIDField(null=True)
    state = models.TextField(db_collation="C")
    reason = models.TextField(db_collation="C", default="")
    tries = models.SmallIntegerField(default=0)
    refusals = models.SmallIntegerField(default=0)
    unsure = models.BooleanField(default=False)
    next_at = models.DateTimeField(null=True)
    provider_id = models.TextField(db_collation="C", default="")
    contact_blind = models.BinaryField(null=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()

    objects = CountyManager["Delivery"]()

    class Meta:
        db_table = "delivery"
        indexes = [
            models.Index(fields=["county", "next_at"], name="delivery_due", condition=Q(next_at__isnull=False)),
            models.Index(fields=["county", "case_id"], name="delivery_of_case", condition=Q(case_id__isnull=False)),
            models.Index(fields=["county", "made_at"], name="delivery_made", condition=Q(tries__gte=0)),
            models.Index(fields=["county", "changed_at"], name="delivery_failed", condition=Q(state="failed")),
            models.Index(
                fields=["county", "contact_blind"],
                name="delivery_invited",
                condition=Q(kind="invitation", contact_blind__isnull=False),
            ),
        ]


class Preference(CountyModel):
    """What one person, or the holder of one case's link, wishes of messages; empty means as the county does it."""

    pk = models.CompositePrimaryKey("county", "holder")
    holder = models.TextField(db_collation="C")
    language = models.TextField(db_collation="C", default="")
    quiet_from = models.TextField(default="")
    quiet_to = models.TextField(default="")
    channels_off = ArrayField(models.TextField(), default=list)
    kinds_off = ArrayField(models.TextField(), default=list)
    email_sealed = models.BinaryField(null=True)
    changed_at = models.DateTimeField()

    objects = CountyManager["Preference"]()

    class Meta:
        db_table = "message_preference"


class ShortLink(CountyModel):
    """A short address that opens one case for whoever was sent it, until it ends or is called back: one `party`, or
    whoever brought the case when that is 0."""

    pk = models.CompositePrimaryKey("county", "code")
    code = models.TextField(db_collation="C")
    case_id = models.UUIDField()
    party = models.SmallIntegerField(default=0, db_default=0)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = CountyManager["ShortLink"]()

    class Meta:
        db_table = "short_link"
        indexes = [models.Index(fields=["county", "case_id"], name="short_link_case", condition=Q(revoked_at=None))]


class ChatGroup(CountyModel):
    """A chat group whose members may address the centre; `place` is where its cases lie when nothing else says so."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.TextField(db_collation="C")
    name = models.TextField(default="")
    place = models.TextField(db_collation="C", default="")
    robot_sealed = models.BinaryField(null=True)
    met_at = models.DateTimeField()

    objects = CountyManager["ChatGroup"]()

    class Meta:
        db_table = "chat_group"


class GroupCase(CountyModel):
    """A case that was brought in a chat group: its answers return there."""

    pk = models.CompositePrimaryKey("county", "case_id")
    case_id = models.UUIDField()
    group = models.TextField(db_collation="C")
    asked_at = models.DateTimeField()

    objects = CountyManager["GroupCase"]()

    class Meta:
        db_table = "group_case"


class ShownText(CountyModel):
    """A text message that the demo shows on a page instead of sending it. Nothing like it outside the demo."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField()
    own_id = models.TextField(db_collation="C")
    phone_sealed = models.BinaryField()
    text_sealed = models.BinaryField()
    shown_at = models.DateTimeField()

    objects = CountyManager["ShownText"]()

    class Meta:
        db_table = "shown_text"
