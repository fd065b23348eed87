"""Sends e-mail through a server of the county's own. Not for marketing: one message, one recipient, plain text."""

import smtplib
import ssl
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Literal

from maplebridge.ground.post.channels.outcome import Refused, TryLater

SECONDS = 15.0
Security = Literal["TLS", "STARTTLS", "NONE"]
PERMANENT = 500


@dataclass(frozen=True, slots=True)
class MailClient:
    """One mailbox to send from."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)

    def send(self, *, to: str, subject: str, text: str, own_id: str, now: datetime) -> str:
        """Sends one mail; `own_id` names it, so that mailboxes show a repetition once. Raises TryLater or Refused."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = self.sender, to, subject
        mail["Date"], mail["Auto-Submitted"] = format_datetime(now), "auto-generated"
        mail["Message-ID"] = f"<{own_id}@{self.sender.rpartition('@')[2] or self.host}>"
        mail.set_content(text)
        try:
            with self._connected() as server:
                server.send_message(mail)
        except smtplib.SMTPRecipientsRefused as refused:
            code = min(code for code, _ in refused.recipients.values())
            raise (Refused if code >= PERMANENT else TryLater)(f"smtp {code}") from refused
        except smtplib.SMTPResponseException as said:
            raise (Refused if said.smtp_code >= PERMANENT else TryLater)(f"smtp {said.smtp_code}") from said
        except (OSError, smtplib.SMTPException) as error:
            raise TryLater(type(error).__name__) from error
        return own_id

    def _connected(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if self.security == "TLS":
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        if self.security == "STARTTLS":
            server.starttls(context=context)
        if self.user:
            server.login(self.user, self.password)
        return server
