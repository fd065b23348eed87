"""Settings of the ways out of the house: text messages, WeCom, e-mail. One that is not set is off. A chapter of
settings.py; not for what is sent, nor for quiet hours: those are in packs."""

from maplebridge.site.environment import Environment

env = Environment()
LINK_URL = env.site("LINK_URL", env.site("SITE_URL", "http://localhost:8000"))

SMS_URL = env.site("SMS_URL", "https://dysmsapi.aliyuncs.com") if env.has("SMS_KEY_ID") else ""
SMS_KEY_ID = env.text("SMS_KEY_ID") if SMS_URL else ""
SMS_KEY_SECRET = env.secret("SMS_KEY_SECRET") if SMS_URL else ""
SMS_SIGN = env.text("SMS_SIGN") if SMS_URL else ""

WECOM_URL = env.site("WECOM_URL", "https://qyapi.weixin.qq.com") if env.has("WECOM_CORP_ID") else ""
WECOM_CORP_ID = env.text("WECOM_CORP_ID") if WECOM_URL else ""
WECOM_AGENT_ID = env.number("WECOM_AGENT_ID", 0, least=0, most=10**9) if WECOM_URL else 0
WECOM_SECRET = env.secret("WECOM_SECRET") if WECOM_URL else ""
WECOM_TOKEN = env.secret("WECOM_TOKEN") if env.has("WECOM_TOKEN") else ""
WECOM_AES_KEY = env.secret("WECOM_AES_KEY") if env.has("WECOM_TOKEN") else ""
WECOM_RECEIVER = env.text("WECOM_RECEIVER", WECOM_CORP_ID)

SMTP_HOST = env.text("SMTP_HOST", "")
SMTP_PORT = env.number("SMTP_PORT", 465, least=1, most=65535)
SMTP_SECURITY = env.choice("SMTP_SECURITY", "TLS", ("TLS", "STARTTLS", "NONE")) if SMTP_HOST else "TLS"
SMTP_USER = env.text("SMTP_USER", "")
SMTP_PASSWORD = env.secret("SMTP_PASSWORD") if SMTP_USER else ""
SMTP_FROM = env.text("SMTP_FROM") if SMTP_HOST else ""
