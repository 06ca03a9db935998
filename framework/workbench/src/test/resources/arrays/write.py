"""Writes the files beside it: the same arrays in every format.

Needs NumPy, and for each format the library that writes it: PyTorch (1.13 and 2.x), SciPy, h5py, safetensors. What is not
installed is left out. Run as: python3 write.py FOLDER
"""
import os
import sys

import numpy as np

folder = sys.argv[1]
W = np.array([[0.5, -1.25, 0], [2, 0.125, -3], [1e-3, 7, 0.75]])
W_in = np.arange(6).reshape(3, 2) - 2.5
b = np.array([1, 2, -3])
single = W_in.astype(np.float32)


def at(name):
    return os.path.join(folder, name)


np.savez_compressed(at("net.npz"), W=W, W_in=single, b=b, yes=np.array([True, False]), word=np.array(["tanh"]),
                    turned=np.asfortranarray(W_in), pickled=np.array([{"a": 1}], dtype=object), alpha=0.2)
np.save(at("one.npy"), W)
try:
    from safetensors.numpy import save_file
    save_file({"W": W, "W_in": single, "b": b, "half": single.astype(np.float16)}, at("net.safetensors"),
              metadata={"activation": "tanh"})
except ImportError:
    print("no safetensors")
try:
    from scipy.io import savemat
    content = {"W": W, "W_in": single, "b": b, "yes": np.array([[True, False]]), "word": "tanh",
               "net": {"alpha": 0.2, "deep": {"W": W}}, "cube": np.arange(24.0).reshape(2, 3, 4), "cell": np.array([1, "a"], dtype=object)}
    savemat(at("packed.mat"), content, do_compression=True)
    savemat(at("plain.mat"), content, do_compression=False)
except ImportError:
    print("no scipy")
try:
    import h5py
    with h5py.File(at("net.h5"), "w") as file:
        file["W"] = W
        file.create_dataset("group/W_in", data=single, compression="gzip", shuffle=True, chunks=(2, 2))
        file["b"] = b
        file["alpha"] = 0.2
        file["group/again"] = h5py.SoftLink("/W")
    # As MATLAB writes it with -v7.3: a block of its own first, and all axes in the other order.
    with h5py.File(at("matlab73.mat"), "w", userblock_size=512) as file:
        for name, array in {"W": W, "W_in": single, "cube": np.arange(24.0).reshape(2, 3, 4)}.items():
            file.create_dataset(name, data=array.T).attrs["MATLAB_class"] = np.bytes_("double")
        file.create_dataset("word", data=np.array([[ord(c)] for c in "tanh"], dtype=np.uint16)).attrs["MATLAB_class"] = np.bytes_("char")
    # What else such files hold: compressed chunks, structures, truth values, cells, nothing, complex and whole numbers.
    with h5py.File(at("more73.mat"), "w", userblock_size=512) as file:
        def put(name, data, kind, **attributes):
            made = file.create_dataset(name, data=data, **({"compression": "gzip", "shuffle": True, "chunks": True} if np.size(data) > 5 else {}))
            made.attrs["MATLAB_class"] = np.bytes_(kind)
            for key, value in attributes.items():
                made.attrs[key] = value
            return made
        put("W", W.T, "double")
        file.create_group("net").attrs["MATLAB_class"] = np.bytes_("struct")
        put("net/W_in", single.T, "single")
        put("net/alpha", np.array([[0.2]]), "double")
        put("yes", np.array([[1], [0]], dtype=np.uint8), "logical", MATLAB_int_decode=np.int32(1))
        put("count", np.array([[7]], dtype=np.int16), "int16")
        put("nothing", np.array([0, 0], dtype=np.uint64), "double", MATLAB_empty=np.uint8(1))
        put("wordless", np.array([0, 0], dtype=np.uint64), "char", MATLAB_empty=np.uint8(1))
        put("wave", np.array([[(1, 2)]], dtype=[("real", "<f8"), ("imag", "<f8")]), "double")
        put("#refs#/a", np.array([[3.0]]), "double")
        put("cell", np.array([[file["#refs#/a"].ref]], dtype=h5py.ref_dtype), "cell")
    for name in ("matlab73.mat", "more73.mat"):
        with open(at(name), "r+b") as file:
            file.write(b"MATLAB 7.3 MAT-file".ljust(124) + b"\x00\x02IM")
except ImportError:
    print("no h5py")
try:
    import torch
    # Files of PyTorch 2.x, which are laid out differently, have a 2 in their name.
    two = "2" if int(torch.__version__.split(".")[0]) >= 2 else ""
    net = {"rnn.W": torch.tensor(W), "rnn.W_in": torch.tensor(single), "b": torch.tensor(b), "turned": torch.tensor(W).T,
           "half": torch.tensor(single).half(), "brain": torch.tensor(single).bfloat16(), "yes": torch.tensor([True, False]),
           "row": torch.tensor(W)[1], "small": torch.tensor([[200, 3]], dtype=torch.uint8)}
    torch.save({"state_dict": net, "epoch": 7, "name": "tanh", "list": [1.5, None]}, at(f"net{two}.pt"))
    torch.save({"state_dict": net, "epoch": 7}, at(f"legacy{two}.pt"), _use_new_zipfile_serialization=False)
    layer = torch.nn.Linear(2, 3)
    torch.nn.init.constant_(layer.weight, 0.25)
    torch.nn.init.constant_(layer.bias, -1)
    torch.save(layer.state_dict(), at(f"layer{two}.pt"))
    torch.save(layer, at(f"module{two}.pt"))
    if two:
        # A parameter that somebody hung something on, a device, and what an optimiser remembers.
        hung = torch.nn.Parameter(torch.tensor(single))
        hung.note = "ours"
        adam = torch.optim.Adam(layer.parameters())
        layer(torch.ones(1, 2)).sum().backward()
        adam.step()
        torch.save({"W_in": hung, "device": torch.device("cpu"), "optimizer": adam.state_dict()}, at("checkpoint2.pt"))
except ImportError:
    print("no torch")
