"""Accounts to sign in with, and the codes sent to phones. Not for what a person may do: duties say that."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q, UniqueConstraint

from maplebridge.ground.numbers.ids import new_id
from maplebridge.ground.sql.county import CountyManager, CountyModel


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their login name; they are opened by the room's actions."""


class Account(AbstractBaseUser):
    """Lets one person sign in: staff by login name and password, residents by their phone's blind value."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    login = models.TextField(db_collation="C", unique=True)
    password = models.TextField()
    county = models.TextField(db_collation="C")
    person = models.UUIDField(null=True)
    kind = models.TextField()
    phone_blind = models.BinaryField(null=True)
    active = models.BooleanField(default=True)
    last_login = None

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["county", "person"], condition=Q(person__isnull=False), name="account_of_one_person"
            ),
            UniqueConstraint(
                fields=["county", "phone_blind"], condition=Q(phone_blind__isnull=False), name="account_of_one_phone"
            ),
        ]

    def __str__(self) -> str:
        return self.login

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # the framework reads it as a column; ours is named `active`
        """Whether it may sign in."""
        return self.active


class SignInCode(CountyModel):
    """A code sent to a phone: its digest, how often it was tried, and from where it was asked for."""

    pk = models.CompositePrimaryKey("county", "id")
    id = models.UUIDField(editable=False)
    phone_blind = models.BinaryField()
    digest = models.TextField(db_collation="C")
    source = models.TextField(db_collation="C")
    tries = models.SmallIntegerField(default=0)
    sent_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = CountyManager["SignInCode"]()

    class Meta:
        indexes = [
            models.Index(fields=["county", "phone_blind", "sent_at"], name="code_by_phone"),
            models.Index(fields=["county", "source", "sent_at"], name="code_by_source"),
            models.Index(fields=["county", "sent_at"], name="code_by_age"),
        ]

    def __str__(self) -> str:
        return str(self.id)
