"""Laws of the kernels of minds: they think as the rules of rumour, knowledge and opinion say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.arrays import FloatArray
from model.clock import QUARTERS_A_YEAR
from model.rules.society import knowledge, opinion, opinion_kernel, rumour
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS, REGIONS, CITIZENS = 3, 4, 7
AWAY = np.array([[1, 0, 3, 2], [0, 1, 2, 3], [0, 3, 2, 1]])
publics = st.sampled_from(["unlike", "alike", "at the ends", "in steps"])
reaches = st.sampled_from(["nowhere", "everywhere", "in some runs", "in part"])


@dataclass
class Public:
    """Citizens and what happens to them in a quarter."""

    minds: tuple[FloatArray, FloatArray, FloatArray, FloatArray]
    traits: tuple[FloatArray, FloatArray, FloatArray]
    offsets: tuple[Array, Array]
    convergence: tuple[FloatArray, FloatArray]
    bound: FloatArray
    pull: FloatArray
    wills: tuple[FloatArray, FloatArray]
    heard: FloatArray
    loss: FloatArray

    def arrays(self) -> tuple[Array, ...]:
        """All of it, (runs, ...), and the partners away from home."""
        moving = *self.offsets, *self.convergence, self.bound, self.pull, *self.wills
        return *self.minds, *self.traits, *moving, self.heard, self.loss, AWAY


def public(seed: int, kind: str = "unlike", reach: str = "in part") -> Public:
    rng = np.random.default_rng(seed)
    shape, regional = (RUNS, REGIONS, CITIZENS), (RUNS, REGIONS)
    own = _opinions(rng, kind)
    others = [rng.random(shape) for _ in range(3)]
    anchor, temper, attention = (
        rng.uniform(-1, 1, shape),
        rng.uniform(0, 5, shape),
        rng.random(shape),
    )
    if kind == "alike":
        for each in (*others, anchor, temper, attention):
            each[:] = each[:, :, :1]
    heard = _heard(rng, reach)
    attention[:, :, 0] = heard  # just out of its reach
    steps = rng.integers(0, 9, RUNS) / 4 if kind == "in steps" else rng.uniform(0, 2.1, RUNS)
    return Public(
        minds=(own, others[0], others[1], others[2]),
        traits=(anchor, temper, attention),
        offsets=(rng.integers(0, CITIZENS, regional), rng.integers(0, CITIZENS, regional)),
        convergence=(rng.uniform(0, 0.5, RUNS), rng.uniform(0, 0.5, RUNS)),
        bound=steps,
        pull=rng.uniform(0, 2, RUNS),
        wills=(rng.uniform(0, 3, regional), rng.uniform(0, 3, regional)),
        heard=heard,
        loss=rng.uniform(0, 0.9, RUNS),
    )


def _opinions(rng: np.random.Generator, kind: str) -> FloatArray:
    """Opinions of a kind of public; in steps, some lie just at the bound from each other."""
    own = rng.uniform(-1, 1, (RUNS, REGIONS, CITIZENS))
    if kind == "alike":
        own[:] = own[:, :, :1]
    if kind == "at the ends":
        own = np.sign(own)
    return np.round(own * 4) / 4 if kind == "in steps" else own


def _heard(rng: np.random.Generator, reach: str) -> FloatArray:
    """The share that a rumour has reached."""
    heard = rng.random((RUNS, REGIONS))
    if reach == "in some runs":
        heard[::2] = 0.0
    return {"nowhere": np.zeros_like(heard), "everywhere": np.ones_like(heard)}.get(reach, heard)


def form_by_rule(at: Public) -> tuple[FloatArray, FloatArray]:
    """Opinions after a quarter, and how far each citizen believed the rumour that reached them."""
    anchor, temper, attention = at.traits
    home = np.broadcast_to(np.arange(REGIONS), (RUNS, REGIONS))
    now = at.minds[0]
    for where, offset, convergence in zip((home, AWAY), at.offsets, at.convergence, strict=True):
        partner = opinion.partners(where, offset, CITIZENS)
        now = opinion.meet(now, partner, at.bound, convergence)
    now = opinion.drift(opinion.settle(now, anchor, at.pull), *at.wills, temper)
    believed = at.minds[3] * (attention < at.heard[..., None])
    return opinion.disappoint(now, believed, at.loss), believed


def form(arrays: Sequence[Array]) -> Sequence[Array]:
    """Let the kernel change the arrays of a `Public`; returns what citizens think."""
    minds, traits, offsets = tuple(arrays[:4]), tuple(arrays[4:7]), arrays[7:9]
    convergence, bound, pull, good, ill = arrays[9:11], *arrays[11:15]
    heard, loss, away = arrays[15:]
    home = np.broadcast_to(np.arange(REGIONS), (len(bound), REGIONS))
    kept = np.exp(-pull / QUARTERS_A_YEAR)
    meetings = (home, offsets[0], convergence[0]), (away, offsets[1], convergence[1])
    tendencies = kept, good / QUARTERS_A_YEAR, ill / QUARTERS_A_YEAR
    opinion_kernel.form(minds, traits, meetings, bound, tendencies, (heard, loss))
    return minds


@given(seeds, publics, reaches)
def test_the_kernel_of_opinions_agrees_with_the_rules(seed: int, kind: str, reach: str) -> None:
    at = public(seed, kind, reach)
    opinions, believed = form_by_rule(at)
    with untouched(*at.minds[1:3], *at.arrays()[4:]):
        form(at.arrays())
    agree(at.minds[0], opinions)
    agree(at.minds[3], believed)


@given(seeds, publics)
def test_the_kernel_of_belief_agrees_with_the_rule(seed: int, kind: str) -> None:
    minds = public(seed, kind).minds
    belief = rumour.belief(minds[2], minds[0])
    with untouched(*minds[:3]):
        mean = opinion_kernel.believe(minds)
    agree(minds[3], belief)
    agree(mean, belief.mean(axis=-1))


@given(seeds, publics, st.sampled_from([0.0, 0.4, 1.0, 3.0]), st.booleans(), st.booleans())
def test_the_kernel_of_knowledge_agrees_with_the_rules(
    seed: int, kind: str, deficit: float, informed: bool, forgetful: bool
) -> None:
    minds, rng = public(seed, kind).minds, np.random.default_rng(seed)
    information, rate = informed * rng.random(RUNS), rng.uniform(0, 2, RUNS)
    forgetting, lacking = forgetful * rng.uniform(0, 2, RUNS), np.full(RUNS, deficit)
    known = knowledge.learn(minds[1], information, rate, forgetting)
    target, kept = knowledge.tendency(information, rate, forgetting)
    with untouched(minds[0], minds[3], target, kept, lacking):
        opinion_kernel.learn(minds, target, kept, lacking)
    agree(minds[1], known)
    agree(minds[2], knowledge.ignorance(known, lacking))


@given(seeds, st.integers(1, 9))
def test_the_kernel_of_means_agrees_with_the_mean(seed: int, citizens: int) -> None:
    values = np.random.default_rng(seed).normal(size=(RUNS, REGIONS, citizens))
    with untouched(values):
        agree(opinion_kernel.means(values), values.mean(axis=-1))


@given(seeds, reaches)
def test_minds_do_not_depend_on_the_runs_beside_theirs(seed: int, reach: str) -> None:
    each_alone(public(seed, reach=reach).arrays(), _a_quarter)


def _a_quarter(arrays: Sequence[Array]) -> Sequence[Array]:
    minds, share = tuple(arrays[:4]), arrays[16]
    mean = opinion_kernel.believe(minds)
    opinion_kernel.learn(minds, 0.5 * share, share, 1.0 - share)
    return *form(arrays), mean
