"""The six digits of an officer's second factor."""

import base64
import hmac
import struct
import time

STEP_SECONDS = 30


def code_at(secret: str, seconds: float) -> str:
    """The code of a base32 secret at a moment, in seconds since 1970. Source: RFC 6238, RFC 4226 §5.3."""
    letters = secret.replace(" ", "").replace("-", "").upper()
    key = base64.b32decode(letters + "=" * (-len(letters) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(seconds) // STEP_SECONDS), "sha1")
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset:offset + 4])[0] & 0x7FFF_FFFF
    return f"{number % 1_000_000:06d}"


class OneTimeCodes:
    """Codes for one officer, each used once: a code that was accepted is refused the second time."""

    def __init__(self, secret: str):
        self._secret = secret
        self._last_step = 0

    def next(self) -> str:
        """The code of the present half minute; the next half minute's when the present one has been used."""
        step = int(time.time()) // STEP_SECONDS
        if step <= self._last_step:
            step = self._last_step + 1
            # The product takes a code one step early, no more.
            while step > int(time.time()) // STEP_SECONDS + 1:
                time.sleep(0.5)
        self._last_step = step
        return code_at(self._secret, step * STEP_SECONDS)
