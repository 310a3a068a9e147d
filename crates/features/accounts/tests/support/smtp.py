"""A real SMTP server for tests: prints each mail it gets as a line of JSON, ends when its input ends."""

import email
import email.policy
import json
import sys

from aiosmtpd.controller import Controller


class Print:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 <" + address + "> unknown"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        headers = {name.lower(): str(value) for name, value in mail.items()}
        print(json.dumps({"to": envelope.rcpt_tos, "headers": headers, "body": mail.get_content()}), flush=True)
        return "250 OK"


controller = Controller(Print(), hostname="127.0.0.1", port=int(sys.argv[1]))
controller.start()
print("ready", flush=True)
sys.stdin.read()
controller.stop()
