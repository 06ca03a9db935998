"""Reads a model of ONNX with the standard library and runs it in NumPy: the operators that the zoo writes, no more.

It shares nothing with the writer: the wire format and the meaning of the operators are those of onnx.proto3 and of
ONNX's operator schemas.
"""

import math
import struct

import numpy as np

_erf = np.vectorize(math.erf, otypes=[np.float32])


def fields(data):
    """The fields of a message: (number, value) in order; nested messages stay bytes."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = _varint(data, at)
        elif kind == 2:
            size, at = _varint(data, at)
            value, at = bytes(data[at : at + size]), at + size
        else:
            size = {1: 8, 5: 4}[kind]
            value, at = struct.unpack("<d" if kind == 1 else "<f", data[at : at + size])[0], at + size
        yield key >> 3, value


def _varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def _all(data, number):
    return [value for field, value in fields(data) if field == number]


def _one(data, number, otherwise=None):
    return (_all(data, number) or [otherwise])[0]


def _tensor(data):
    dtype = {1: np.float32, 7: np.int64}[_one(data, 2)]
    return _one(data, 8).decode(), np.frombuffer(_one(data, 9), dtype).reshape(_all(data, 1))


class Graph:
    """A graph and its constants; a graph inside sees the values around it."""

    def __init__(self, data):
        self.nodes = [_Node(node) for node in _all(data, 1)]
        self.constants = dict(_tensor(tensor) for tensor in _all(data, 5))
        self.inputs = [_one(value, 1).decode() for value in _all(data, 11)]
        self.outputs = [_one(value, 1).decode() for value in _all(data, 12)]

    def run(self, arguments, around=None):
        values = {**(around or {}), **self.constants, **dict(zip(self.inputs, arguments))}
        for node in self.nodes:
            found = node.run([values[name] for name in node.inputs], values)
            values.update(zip(node.outputs, found))
        return [values[name] for name in self.outputs]


class _Node:
    def __init__(self, data):
        self.inputs = [name.decode() for name in _all(data, 1)]
        self.outputs = [name.decode() for name in _all(data, 2)]
        self.operator = _one(data, 4).decode()
        self.attributes = {_one(a, 1).decode(): _attribute(a) for a in _all(data, 5)}

    def run(self, v, around):
        if self.operator == "Scan":
            return self._scan(v, around)
        if self.operator == "Split":
            ends = np.cumsum(v[1])[:-1]
            return np.split(v[0], ends, axis=self.attributes["axis"])
        return [self._value(v)]

    def _value(self, v):
        axis = self.attributes.get("axis", 0)
        return {
            "Identity": lambda: v[0],
            "MatMul": lambda: v[0] @ v[1],
            "Add": lambda: v[0] + v[1],
            "Sub": lambda: v[0] - v[1],
            "Mul": lambda: v[0] * v[1],
            "Tanh": lambda: np.tanh(v[0]),
            "Relu": lambda: np.maximum(v[0], 0),
            "LeakyRelu": lambda: np.where(v[0] < 0, self.attributes["alpha"] * v[0], v[0]),
            "Softplus": lambda: np.log1p(np.exp(v[0])),
            "Sigmoid": lambda: 1 / (1 + np.exp(-v[0])),
            "Erf": lambda: _erf(v[0]),
            "Clip": lambda: np.clip(v[0], v[1], v[2]),
            "Shape": lambda: np.array(v[0].shape, np.int64),
            "Gather": lambda: np.take(v[0], v[1], axis=axis),
            "Concat": lambda: np.concatenate(v, axis=axis),
            "Expand": lambda: v[0] * np.ones(v[1], v[0].dtype),
        }[self.operator]()

    def _scan(self, v, around):
        body = Graph(self.attributes["body"])
        count = self.attributes["num_scan_inputs"]
        states, scanned = v[: len(v) - count], v[len(v) - count :]
        axes_in = self.attributes["scan_input_axes"]
        axes_out = self.attributes["scan_output_axes"]
        kept = [[] for _ in axes_out]
        for t in range(scanned[0].shape[axes_in[0]]):
            now = [np.take(x, t, axis=axis) for x, axis in zip(scanned, axes_in)]
            found = body.run([*states, *now], around)
            states = found[: len(states)]
            for rows, value in zip(kept, found[len(states) :]):
                rows.append(value)
        return [*states, *(np.stack(rows, axis=axis) for rows, axis in zip(kept, axes_out))]


def _attribute(data):
    kind = _one(data, 20)
    if kind == 7:
        return _all(data, 8)
    return _one(data, {1: 2, 2: 3, 5: 6}[kind])


def run(path, inputs):
    """Outputs and rates for inputs [trials, time, channels]; also the opset of the file."""
    with open(path, "rb") as file:
        model = file.read()
    opset = _one(_one(model, 8), 2)
    graph = Graph(_one(model, 7))
    found = dict(zip(graph.outputs, graph.run([np.asarray(inputs, np.float32)])))
    return found["outputs"], found["rates"], opset
