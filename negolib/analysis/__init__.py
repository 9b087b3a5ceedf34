"""Pure functions and value objects of negotiation analysis: numbers and tables in, values out.

Nothing here knows a case, a chart, a widget or a notebook.
"""

from negolib.analysis.fairness.adjusted_winner import Division, adjusted_winner
from negolib.analysis.fairness.burden import burden_shares
from negolib.analysis.fairness.claims import divide_claims
from negolib.analysis.fairness.shapley import airport_fees, shapley_value
from negolib.analysis.offers.assess import (
    Assessment,
    PostSettlement,
    assess,
    claim_shares,
    joint_gain_efficiency,
    post_settlement,
)
from negolib.analysis.offers.improve import Change, improvements, smallest_improvement
from negolib.analysis.offers.meso import ContingentContract, contingent_contract, meso
from negolib.analysis.offers.sensitivity import settlement_sensitivity, weight_sensitivity
from negolib.analysis.offers.trades import issue_kinds, logrolls, middle_package
from negolib.analysis.price.belief import Belief, TakeItOrLeaveIt, best_take_it_or_leave_it
from negolib.analysis.price.uncertain import (
    SealedOffers,
    UncertainZopa,
    sealed_offers,
    uncertain_zopa,
)
from negolib.analysis.price.zopa import MarketPrice, Zopa, market_price, zopa
from negolib.analysis.space.blocks import Constraint
from negolib.analysis.space.outcome_space import OutcomeSpace
from negolib.analysis.space.settlement import Settlement

from .alternatives import Alternative, Branch, best_alternative, branch_sensitivity
from .door import NoAgreement, TooLarge
from .perception import FixedPie, Overlap, fixed_pie_error, rank_agreement, value_overlap
from .preferences import Judgement, PairwiseWeights, pairwise_weights, rank_order_weights, swing_weights

__all__ = [
    "Alternative",
    "Assessment",
    "Belief",
    "Branch",
    "Change",
    "Constraint",
    "ContingentContract",
    "Division",
    "FixedPie",
    "Judgement",
    "MarketPrice",
    "NoAgreement",
    "OutcomeSpace",
    "Overlap",
    "PairwiseWeights",
    "PostSettlement",
    "SealedOffers",
    "Settlement",
    "TakeItOrLeaveIt",
    "TooLarge",
    "UncertainZopa",
    "Zopa",
    "adjusted_winner",
    "airport_fees",
    "assess",
    "best_alternative",
    "best_take_it_or_leave_it",
    "branch_sensitivity",
    "burden_shares",
    "claim_shares",
    "contingent_contract",
    "divide_claims",
    "fixed_pie_error",
    "improvements",
    "issue_kinds",
    "joint_gain_efficiency",
    "logrolls",
    "market_price",
    "meso",
    "middle_package",
    "pairwise_weights",
    "post_settlement",
    "rank_agreement",
    "rank_order_weights",
    "sealed_offers",
    "settlement_sensitivity",
    "shapley_value",
    "smallest_improvement",
    "swing_weights",
    "uncertain_zopa",
    "value_overlap",
    "weight_sensitivity",
    "zopa",
]
