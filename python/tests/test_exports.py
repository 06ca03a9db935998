"""What ``zoo export`` writes is read by others and does what the network does. ZOO_EXPORTS names a folder of exports, one
folder for each run of ZOO_SWEEP, in which each format has its own: CELL/FORMAT/net.…"""

import csv
import importlib
import json
import os
import runpy
import struct
import unittest
from pathlib import Path

import numpy as np

import zoo_rnn

import onnx_numpy
import tfevents

EXPORTS = Path(os.environ["ZOO_EXPORTS"])
SWEEP = zoo_rnn.Sweep(os.environ["ZOO_SWEEP"])


def _found(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _inside(trials):
    return np.arange(trials.inputs.shape[1]) < trials.steps[:, None]


class Exports(unittest.TestCase):
    def each(self):
        """Every run with its model and the folder of its exports."""
        runs = SWEEP.runs()
        self.assertEqual(len(runs), 9)
        for changes, run in runs:
            yield changes["model.use"], run, EXPORTS / run.path.name

    def close(self, found, run, name, message, tolerance=1e-5):
        wanted = run.trials[name + "_noise_free"]
        self.assertEqual(found.shape, wanted.shape, message)
        error = abs(found - wanted)[_inside(run.trials)].max() / max(1, abs(wanted).max())
        self.assertLess(error, tolerance, f"{message} {name}")

    def test_the_description_says_what_it_takes(self):
        for model, run, folder in self.each():
            with open(folder / "npz" / "net.npz.json", encoding="utf-8") as file:
                about = json.load(file)
            self.assertEqual(about["run"], run.path.name)
            self.assertTrue(about["equations"]["step"] and about["conventions"], model)
            listed = {w["name"] for w in about["weights"]}
            archive = np.load(folder / "npz" / "net.npz", allow_pickle=False)
            self.assertTrue(listed <= set(archive.files), model)
            self.assertEqual(archive["trials.inputs"].shape[0], 16)

    def test_effective_weights_replay_without_knowing_the_model(self):
        for model, run, folder in self.each():
            w = np.load(folder / "npz" / "net.npz", allow_pickle=False)
            with open(folder / "npz" / "net.npz.json", encoding="utf-8") as file:
                equations = json.load(file)["equations"]
            if equations["kind"] not in ("rate", "current"):
                continue
            phi = {"tanh(x)": np.tanh, "max(x, 0)": lambda x: np.maximum(x, 0)}[equations["phi"]]
            a, rate_form = equations["alpha"], equations["kind"] == "rate"
            inputs = run.trials.inputs.astype(float)
            x, outputs = np.tile(w["x0"], (len(inputs), 1)), []
            for t in range(inputs.shape[1]):
                drive = (x if rate_form else phi(x)) @ w["W"].T + inputs[:, t] @ w["W_in"].T + w["b"]
                x = (1 - a) * x + a * (phi(drive) if rate_form else drive)
                outputs.append((x if rate_form else phi(x)) @ w["W_out"].T + w["b_out"])
            self.close(np.stack(outputs, 1), run, "outputs", model)

    def test_onnx_does_the_same_by_an_evaluator_of_our_own(self):
        for model, run, folder in self.each():
            outputs, rates, opset = onnx_numpy.run(folder / "onnx" / "net.onnx", run.trials.inputs)
            self.assertEqual(opset, 17)
            self.close(outputs, run, "outputs", model, 5e-5)
            self.close(rates, run, "rates", model, 5e-5)

    @unittest.skipUnless(_found("onnxruntime"), "onnxruntime is not installed; the evaluator in NumPy stands alone")
    def test_onnx_does_the_same_in_onnxruntime(self):
        import onnxruntime

        for model, run, folder in self.each():
            session = onnxruntime.InferenceSession(str(folder / "onnx" / "net.onnx"))
            outputs, rates = session.run(["outputs", "rates"], {"inputs": run.trials.inputs})
            self.close(outputs, run, "outputs", model, 5e-5)
            self.close(rates, run, "rates", model, 5e-5)

    @unittest.skipUnless(_found("onnx"), "onnx is not installed; its checker is not asked")
    def test_the_checker_of_onnx_finds_nothing_wrong(self):
        import onnx

        for model, _, folder in self.each():
            onnx.checker.check_model(str(folder / "onnx" / "net.onnx"), full_check=True)

    @unittest.skipUnless(_found("torch"), "PyTorch is not installed")
    def test_the_module_of_pytorch_finds_itself_right(self):
        for model, run, folder in self.each():
            file = folder / "torch" / "net.py"
            lines = file.read_text(encoding="utf-8").count("\n")
            self.assertLessEqual(lines, 40, model)
            with self.assertRaises(SystemExit) as end:
                runpy.run_path(str(file), run_name="__main__")
            self.assertFalse(end.exception.code, model)

    @unittest.skipUnless(_found("torch"), "PyTorch is not installed")
    def test_the_module_of_pytorch_finds_wrong_weights_out(self):
        _, run, folder = next(self.each())
        arrays = dict(np.load(folder / "torch" / "net.npz"))
        arrays["W"] = arrays["W"] * 1.01
        broken = EXPORTS / "broken"
        broken.mkdir(exist_ok=True)
        (broken / "net.py").write_text((folder / "torch" / "net.py").read_text(encoding="utf-8"))
        np.savez(broken / "net.npz", **arrays)
        with self.assertRaises(SystemExit) as end:
            runpy.run_path(str(broken / "net.py"), run_name="__main__")
        self.assertTrue(end.exception.code)

    def test_safetensors_hold_the_arrays_of_npz(self):
        types = {"F32": "<f4", "F64": "<f8", "I64": "<i8"}
        for model, run, folder in self.each():
            data = (folder / "safetensors" / "net.safetensors").read_bytes()
            size = struct.unpack("<Q", data[:8])[0]
            header = json.loads(data[8 : 8 + size])
            self.assertEqual(json.loads(header.pop("__metadata__")["zoo"])["run"], run.path.name)
            archive = np.load(folder / "npz" / "net.npz", allow_pickle=False)
            for name, entry in header.items():
                start, end = entry["data_offsets"]
                values = np.frombuffer(data[8 + size + start : 8 + size + end], types[entry["dtype"]])
                wanted = archive[name]
                self.assertTrue(np.array_equal(values.reshape(entry["shape"]), wanted, equal_nan=True), name)

    @unittest.skipUnless(_found("safetensors"), "safetensors is not installed; a reader of our own stands alone")
    def test_safetensors_are_read_by_their_own_library(self):
        from safetensors import safe_open

        for model, run, folder in self.each():
            with safe_open(folder / "safetensors" / "net.safetensors", "numpy") as file:
                self.assertEqual(json.loads(file.metadata()["zoo"])["run"], run.path.name)
                self.assertTrue(np.array_equal(file.get_tensor("trials.outputs"), run.trials.outputs), model)

    def test_tables_hold_the_trials(self):
        _, run, folder = next(self.each())
        with open(folder / "csv" / "net" / "trials.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), run.trials.steps.sum())
        inside = _inside(run.trials)
        column = np.array([float(row["output.bit-1"]) for row in rows], np.float32)
        self.assertTrue(np.array_equal(column, run.trials.outputs[inside][:, 0]))
        matrix = np.loadtxt(folder / "csv" / "net" / "weights" / "W.csv", delimiter=",")
        self.assertTrue(np.allclose(matrix, run.network.recurrent, atol=1e-7))

    @unittest.skipUnless(_found("h5py"), "h5py is not installed; jHDF reads the file in a test of Java")
    def test_hdf5_is_read_by_h5py(self):
        import h5py

        for model, run, folder in self.each():
            with h5py.File(folder / "hdf5" / "net.h5", "r") as file:
                self.assertTrue(np.array_equal(file["trials/outputs"][()], run.trials.outputs), model)
                self.assertIn("equations", json.loads(file["description"].asstr()[()]))

    @unittest.skipUnless(_found("h5py"), "h5py is not installed; jHDF reads the file in a test of Java")
    def test_spikes_have_the_layout_of_lfads_torch(self):
        import h5py

        for model, run, folder in self.each():
            with h5py.File(folder / "lfads" / "net.h5", "r") as file:
                data = {k: v[()] for k, v in file.items()}
            for part, trials in (("train", 160), ("valid", 40)):
                spikes, truth = data[part + "_encod_data"], data[part + "_truth"]
                self.assertEqual(len(spikes), trials)
                self.assertTrue(np.array_equal(spikes, data[part + "_recon_data"]))
                self.assertEqual(spikes.shape, truth.shape)
                self.assertTrue(np.allclose(truth / data["conversion_factor"], data[part + "_activity"]))
                self.assertEqual(len(data[part + "_latents"]), trials)
            off = spikes.mean() - (truth / data["conversion_factor"]).mean()
            self.assertLess(abs(off), 5 * np.sqrt(spikes.mean() / spikes.size), model)

    @unittest.skipUnless(_found("scipy"), "SciPy is not installed; MFL reads the file in a test of Java")
    def test_mat_is_read_by_scipy(self):
        import scipy.io

        for model, run, folder in self.each():
            mat = scipy.io.loadmat(folder / "mat" / "net.mat", simplify_cells=True)
            self.assertTrue(np.array_equal(mat["trials"]["rates"], run.trials.rates.astype(float)), model)
            self.assertTrue(np.allclose(mat["weights"]["W_in"].reshape(-1), np.load(folder / "npz" / "net.npz")["W_in"].reshape(-1)))
            self.assertIn("equations", json.loads(mat["description"]))

    def test_events_of_tensorboard_are_the_metrics(self):
        for model, run, folder in self.each():
            files = list((folder / "tensorboard" / run.path.name).glob("events.out.tfevents.*"))
            self.assertEqual(len(files), 1)
            scalars = tfevents.scalars(files[0])
            for tag in ("objective", "loss", "accuracy"):
                steps, values = zip(*scalars[tag])
                known = np.isfinite(run.metrics[tag])
                self.assertEqual(list(steps), list(run.metrics["step"][known]), model)
                self.assertTrue(np.allclose(values, run.metrics[tag][known], rtol=1e-6), model)

    @unittest.skipUnless(_found("tensorboard"), "TensorBoard is not installed; a reader of our own stands alone")
    def test_events_are_read_by_tensorboard(self):
        from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

        for model, run, folder in self.each():
            events = EventAccumulator(str(folder / "tensorboard" / run.path.name))
            events.Reload()
            found = [(e.step, e.value) for e in events.Scalars("loss")]
            known = np.isfinite(run.metrics["loss"])
            wanted = zip(run.metrics["step"][known], run.metrics["loss"][known])
            self.assertTrue(np.allclose(found, list(wanted), rtol=1e-6), model)

    def test_a_damaged_event_file_is_found_out(self):
        file = next(EXPORTS.glob("*/tensorboard/*/events.out.tfevents.*"))
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        broken = EXPORTS / "damaged"
        broken.write_bytes(data)
        with self.assertRaises((ValueError, struct.error)):
            tfevents.records(broken)


if __name__ == "__main__":
    unittest.main()
