"""Signed values: anyone can read them, only the holder of the key can change them."""
from .encoding import base64_decode, base64_encode, want_bytes
from .exc import BadData, BadHeader, BadPayload, BadSignature, BadTimeSignature, SignatureExpired
from .serializer import Serializer, TimedSerializer, URLSafeSerializer, URLSafeTimedSerializer
from .signer import HMACAlgorithm, NoneAlgorithm, Signer, TimestampSigner

__version__ = "2.2.0"
