"""The tagger's network, learned: what the words around a word say of it. learn_tagger.py uses it.

Each word is a vector, the sum of its features' vectors; layers of convolution look at the words beside it; a conditional random field
stands on top, with weights of its own for single features. Fitted by AdamW with features and values left out at random, since letters are few.
The form of the network is that of extract/tag-network.h. Needs Debian's python3-torch."""
import random, sys, time

try:
    import numpy as np
    import torch
    from torch import nn
except ImportError:
    sys.exit("learn_network needs PyTorch; on Debian: apt-get install python3-torch (python3 must be Debian's own: make tagger PYTHON=/usr/bin/python3)")

EMBEDDING, HIDDEN, WIDTH, DILATIONS = 64, 64, 5, (1, 2, 4)  # as in extract/tagger.h and tag-network.[ch]
STEP_VALUES = 8       # that tell how a word follows the one before
LEAST_LETTERS = 4     # that a feature must stand in
FEATURES_OUT, VALUES_OUT = 0.4, 0.5  # shares left out while learning
ROUNDS, LETTERS_AT_ONCE, RATE, SINGLE_RATE, DECAY = 14, 12, 0.004, 0.3, 1e-4
UNTOLD = -100


class Sample:
    """A letter: its words' features as numbers, one after another; how many each word has; tags; steps."""

    def __init__(self, words, known, tags):
        found = [sorted(known[f] for f in set(word.features) if f in known) for word in words]
        self.features = torch.tensor([i for row in found for i in row], dtype=torch.long)
        self.counts = torch.tensor([len(row) for row in found])
        self.tags = torch.tensor([tags.index(word.tag) if word.tag else UNTOLD for word in words])
        self.steps = torch.tensor([word.step for word in words])


def padded(tensors, value=0):
    return nn.utils.rnn.pad_sequence(tensors, batch_first=True, padding_value=value)


class Network(nn.Module):
    def __init__(self, features, tags, steps):
        super().__init__()
        self.embedding = nn.EmbeddingBag(features, EMBEDDING, mode="sum")
        nn.init.normal_(self.embedding.weight, 0, .05)
        self.single = nn.EmbeddingBag(features, tags, mode="sum")
        nn.init.zeros_(self.single.weight)
        self.embedding_bias = nn.Parameter(torch.zeros(EMBEDDING))
        self.step = nn.Embedding(steps, STEP_VALUES)
        self.inward = nn.Linear(EMBEDDING + STEP_VALUES, HIDDEN)
        self.layers = nn.ModuleList(nn.Conv1d(HIDDEN, HIDDEN, WIDTH, padding=WIDTH // 2 * d, dilation=d) for d in DILATIONS)
        self.outward = nn.Linear(HIDDEN + EMBEDDING, tags)
        self.transitions = nn.Parameter(torch.zeros(steps, tags, tags))
        self.leave_out = nn.Dropout(VALUES_OUT)

    def forward(self, samples):
        """Scores of all tags: letters × words of the longest × tags."""
        features, counts = torch.cat([s.features for s in samples]), torch.cat([s.counts for s in samples])
        if self.training:
            kept = torch.rand(len(features)) > FEATURES_OUT
            owners = torch.repeat_interleave(torch.arange(len(counts)), counts)[kept]
            features, counts = features[kept], torch.bincount(owners, minlength=len(counts))
        starts, share = torch.cat([torch.zeros(1, dtype=torch.long), counts.cumsum(0)[:-1]]), 1 if self.training else 1 - FEATURES_OUT
        words = self.leave_out(torch.relu(self.embedding(features, starts) * share + self.embedding_bias))
        lengths = [len(s.steps) for s in samples]
        alone = padded(torch.split(words, lengths))
        hidden = padded(torch.split(self.inward(torch.cat([words, self.step(torch.cat([s.steps for s in samples]))], 1)), lengths)).transpose(1, 2)
        within = (torch.arange(alone.shape[1])[None] < torch.tensor(lengths)[:, None])[:, None].float()
        for layer in self.layers:
            hidden = (hidden + torch.relu(layer(self.leave_out(hidden)))) * within
        scores = self.outward(torch.cat([self.leave_out(hidden.transpose(1, 2)), alone], 2))
        return scores + padded(torch.split(self.single(features, starts) * share, lengths))


def chain(scores, transitions, steps, lengths):
    """For each letter the logarithm of the sum over all taggings; marginals; expected transitions. Numpy, in steps that sum to one."""
    count, longest, tags = scores.shape
    moves, top = np.exp(transitions), scores.max(2)
    local = np.exp(scores - top[:, :, None])
    forward, backward = np.zeros_like(local), np.ones_like(local)
    total, expected = np.zeros((count, longest)), np.zeros_like(transitions)
    now = local[:, 0]
    for t in range(longest):
        live = t < lengths
        raised = now if t == 0 else np.einsum("nk,nkj->nj", now, moves[steps[:, t]]) * local[:, t]
        sums = raised.sum(1)
        total[:, t] = np.where(live, np.log(sums) + top[:, t], 0)
        now = np.where(live[:, None], raised / sums[:, None], now)
        forward[:, t] = now
    message = np.ones((count, tags))
    for t in range(longest - 1, 0, -1):
        live, move, ahead = t < lengths, moves[steps[:, t]], local[:, t] * message
        joint = forward[:, t - 1][:, :, None] * move * ahead[:, None, :]
        joint *= (live / joint.sum((1, 2)))[:, None, None]
        for step in range(len(expected)):
            expected[step] += joint[steps[:, t] == step].sum(0)
        before = np.einsum("nkj,nj->nk", move, ahead)
        message = np.where(live[:, None], before / before.sum(1, keepdims=True), 1.0)
        backward[:, t - 1] = message
    marginals = forward * backward
    return total.sum(1), marginals / marginals.sum(2, keepdims=True), expected


class ChainLoss(torch.autograd.Function):
    """Negative log likelihood a word. Words without a tag may be anything."""

    @staticmethod
    def forward(context, scores, transitions, tags, steps, lengths):
        scores, transitions = scores.numpy().astype(float), transitions.numpy().astype(float)
        tags, steps, lengths = tags.numpy(), steps.numpy(), np.array(lengths)
        told = np.zeros_like(scores)
        told[tags >= 0] = -60
        letter, word = np.nonzero(tags >= 0)
        told[letter, word, tags[letter, word]] = 0
        every, every_word, every_move = chain(scores, transitions, steps, lengths)
        true, true_word, true_move = chain(scores + told, transitions, steps, lengths)
        within = (np.arange(scores.shape[1])[None] < lengths[:, None])[:, :, None]
        words = lengths.sum()
        context.save_for_backward(torch.tensor((every_word - true_word) * within / words, dtype=torch.float32),
                                  torch.tensor((every_move - true_move) / words, dtype=torch.float32))
        return torch.tensor((every - true).sum() / words, dtype=torch.float32)

    @staticmethod
    def backward(context, rate):
        by_scores, by_transitions = context.saved_tensors
        return by_scores * rate, by_transitions * rate, None, None, None


def loss_of(network, samples):
    lengths = [len(s.steps) for s in samples]
    return ChainLoss.apply(network(samples), network.transitions, padded([s.tags for s in samples], UNTOLD), padded([s.steps for s in samples]), lengths)


def batches(samples):
    """Letters of like length together, in another order each time."""
    order = sorted(samples, key=lambda s: len(s.steps) + random.random() * 40)
    cut = [order[i:i + LETTERS_AT_ONCE] for i in range(0, len(order), LETTERS_AT_ONCE)]
    random.shuffle(cut)
    return cut


def known_features(letters):
    count = {}
    for words in letters:
        for feature in {feature for word in words for feature in word.features}:
            count[feature] = count.get(feature, 0) + 1
    return {feature: i for i, feature in enumerate(sorted(f for f, n in count.items() if n >= LEAST_LETTERS))}


def fit(letters, tags, steps):
    """Of lists of words to (known features, the network's weights by name, as arrays); what was left out at random is made up for."""
    random.seed(1)
    torch.manual_seed(1)
    known = known_features(letters)
    samples = [Sample(words, known, tags) for words in letters]
    network = Network(len(known), len(tags), steps)
    singles = [network.single.weight]
    others = [p for p in network.parameters() if p is not network.single.weight]
    optimiser = torch.optim.AdamW([{"params": others}, {"params": singles, "lr": RATE * SINGLE_RATE}], lr=RATE, weight_decay=DECAY)
    turns = ROUNDS * -(-len(samples) // LETTERS_AT_ONCE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [RATE, RATE * SINGLE_RATE], total_steps=turns, pct_start=.15)
    for turn in range(ROUNDS):
        began, losses = time.time(), []
        for batch in batches(samples):
            optimiser.zero_grad()
            loss = loss_of(network, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"network: round {turn + 1} of {ROUNDS}, loss {np.mean(losses):.3f}, {time.time() - began:.0f} s", flush=True)
    weights = {name: value.numpy().astype(float) for name, value in network.state_dict().items()}
    for name in ("embedding.weight", "single.weight"):
        weights[name] *= 1 - FEATURES_OUT
    return known, weights


def tables(weights, scale, share):
    """The numbers of TagNetwork (extract/tag-network.h) for embeddings that are scale times as large, and scores times share."""
    inward, outward = weights["inward.weight"], weights["outward.weight"] * share
    parts = [weights["embedding_bias"] * scale, inward[:, :EMBEDDING].T / scale,
             weights["inward.bias"][None] + weights["step.weight"] @ inward[:, EMBEDDING:].T]
    for i in range(len(DILATIONS)):
        parts += [weights[f"layers.{i}.weight"].transpose(2, 1, 0), weights[f"layers.{i}.bias"]]
    parts += [outward[:, :HIDDEN].T, outward[:, HIDDEN:].T / scale, weights["outward.bias"] * share]
    return np.concatenate([part.ravel() for part in parts])
