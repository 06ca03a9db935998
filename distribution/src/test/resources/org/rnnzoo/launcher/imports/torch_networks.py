"""Writes networks as PyTorch saves them, and what they do on some trials. Run as: torch_networks.py FOLDER"""
import os
import sys

import numpy as np
import torch
from torch import nn

folder = sys.argv[1]
torch.manual_seed(7)
torch.set_num_threads(1)


class Net(nn.Module):
    def __init__(self, cell, readout_bias=True):
        super().__init__()
        self.rnn = cell
        self.fc = nn.Linear(cell.hidden_size, 2, bias=readout_bias)

    def forward(self, u):
        states, _ = self.rnn(u)
        return self.fc(states), states


def save(name, net, wrap=lambda state: state, legacy=False, dtype=torch.float32):
    net = net.to(dtype)
    for p in net.parameters():
        nn.init.normal_(p, std=0.4)
    u = torch.randn(6, 20, 3, dtype=dtype)
    with torch.no_grad():
        outputs, states = net(u)
    torch.save(wrap(net.state_dict()), os.path.join(folder, name + ".pt"), _use_new_zipfile_serialization=not legacy)
    np.savez(os.path.join(folder, name + ".npz"), inputs=u.numpy(), outputs=outputs.numpy(), states=states.numpy())


def rnn(**more):
    return nn.RNN(3, 9, batch_first=True, **more)


def gru(**more):
    return nn.GRU(3, 7, batch_first=True, **more)


def lstm(**more):
    return nn.LSTM(3, 8, batch_first=True, **more)


save("rnn", Net(rnn()))
save("rnn-no-bias", Net(rnn(bias=False), readout_bias=False))
save("rnn-relu", Net(rnn(nonlinearity="relu")), wrap=lambda state: {"model": state, "activation": "relu"})
save("rnn-float64", Net(rnn()), dtype=torch.float64)
save("rnn-legacy", Net(rnn()), legacy=True)
save("gru", Net(gru()))
save("gru-no-bias", Net(gru(bias=False)))
save("gru-nested", Net(gru()), wrap=lambda state: {"epoch": 3, "state_dict": state, "loss": 0.25})
save("gru-parallel", Net(gru()), wrap=lambda state: {"module." + key: value for key, value in state.items()})
save("gru-float64", Net(gru()), dtype=torch.float64)
save("lstm", Net(lstm()))
save("lstm-no-bias", Net(lstm(bias=False)))
save("lstm-float64", Net(lstm()), dtype=torch.float64)
net = Net(lstm())
optimizer = torch.optim.Adam(net.parameters())
net(torch.randn(2, 5, 3))[0].sum().backward()
optimizer.step()
save("lstm-checkpoint", net, wrap=lambda state: {"model": {"net": state}, "optimizer": optimizer.state_dict()})


class Bare(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = rnn()

    def forward(self, u):
        states, _ = self.cell(u)
        return states, states


save("rnn-without-readout", Bare())
