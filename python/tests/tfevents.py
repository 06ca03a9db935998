"""Reads event files of TensorBoard with the standard library alone, and checks every checksum."""

import struct
from pathlib import Path

import onnx_numpy

_TABLE = []
for _i in range(256):
    for _ in range(8):
        _i = (_i >> 1) ^ (0x82F63B78 if _i & 1 else 0)
    _TABLE.append(_i)


def _masked_crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = (crc >> 8) ^ _TABLE[(crc ^ byte) & 0xFF]
    crc ^= 0xFFFFFFFF
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def records(path):
    """The records of a file of TensorFlow."""
    data, at, found = Path(path).read_bytes(), 0, []
    while at < len(data):
        head = data[at : at + 8]
        (size,) = struct.unpack("<Q", head)
        (crc,) = struct.unpack("<I", data[at + 8 : at + 12])
        body = data[at + 12 : at + 12 + size]
        (body_crc,) = struct.unpack("<I", data[at + 12 + size : at + 16 + size])
        if crc != _masked_crc32c(head) or body_crc != _masked_crc32c(body):
            raise ValueError(f"{path}: a wrong checksum at byte {at}")
        found.append(body)
        at += 16 + size
    return found


def scalars(path):
    """tag -> [(step, value)], after the version of the file was checked."""
    first, *events = records(path)
    if dict(onnx_numpy.fields(first))[3] != b"brain.Event:2":
        raise ValueError(f"{path} does not begin with its version")
    found = {}
    for event in events:
        fields = dict(onnx_numpy.fields(event))
        for _, value in onnx_numpy.fields(fields[5]):
            parts = dict(onnx_numpy.fields(value))
            found.setdefault(parts[1].decode(), []).append((fields.get(2, 0), parts[2]))
    return found
