"""By which words an act shows itself, whatever the case: no noun of any world is among them."""

import re


def _cue(*ways: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


_NO_DEAL = (
    r"without (?:a |an |any )?(?:deal|agreement|contract|settlement)"
    r"|if (?:there is|there's|we have|we get) no (?:deal|agreement|contract|settlement|solution|\w+ for us)"
    r"|if (?:we|you and i|this|it|that|things?|nothing|the talks?)(?: \w+)? "
    r"(?:don't|do not|dont|can't|cannot|can not|cant|didn't|did not|doesn't|does not|fails?|falls?|break"
    r"|isn't(?! (?:only|just))|is not(?! (?:only|just))|won't|comes? of|comes? out"
    r"|works? out|go(?:es)? nowhere|find no)"
    r"|if nothing (?:can|could|is|comes|works|will)|if not"
    r"|if (?:we|you|i) (?:left|leave|stopped|stop|walked|walk|go|went)"
    r"|without (?:some|any|a|more) (?:movement|step|progress|change|signature)"
    r"|no deal (?:today|here|at all)|went elsewhere|(?:walk|went) away"
)
NO_DEAL = _cue(
    _NO_DEAL,
)
WOULD = _cue(
    r"(?:i|we)(?:'d| would|'ll| will| shall)? (?:then )?(?:have|need|be forced|be obliged) to",
    r"(?:i|we)(?:'d| would|'ll| will| shall)(?: \w+)? (?:go|turn|look|switch|move|put|sell|take|give"
    r"|buy|leave|ask)",
)
OR_ELSE = _cue(
    r"or else(?! (?:i|we|it|they|he|she)\b)",
    r"or (?:i|we|you|it|he|she|they)(?:'ll|'re| will| are|'d| would)? (?:go|goes|going|leave|walk|send"
    r"|look|take|buy|call|stop|cancel|sell|tell|find|switch|be gone|gone|lose|out|off|done|can forget"
    r"|put|close|strike)\w*",
    r"take it or leave it|(?:lose|losing) (?:us|me)|your (?:choice|call) ?[.!]?$",
)
BREAK = _cue(
    r"(?:a|short|quick|little|small|brief|coffee|lunch|tea) (?:break|pause|recess|breather|timeout)",
    r"(?:take|have|need|make|suggest|call) (?:a |an |us a |some )?(?:\w+ )?(?:break|pause|recess"
    r"|breather|time out)",
    r"(?:let's|let us|shall we|can we|could we|we should|may we|i'd like to|want to|can we both) "
    r"(?:\w+ )?(?:pause|adjourn|rest|step out\w*|interrupt|sleep on)",
    r"(?:take|have|need|give me|stop for) (?:\w+ )?(?:\w+ )?minutes?",
    r"(?:let's|let us|shall we|can we|could we|may we) (?:\w+ )*for (?:a|\d+|some|ten|five) "
    r"(?:minutes?|moments?|while|bit)",
    r"(?:sit|go|walk|step) (?:outside|out) (?:for|a)",
    r"(?:get|have|grab|fetch|drink) (?:a|some|another) (?:cup of )?(?:coffee|tea|air|fresh air|water)",
    r"think (?:it|this|that) over|sleep on (?:it|this|that)|^(?:break|pause|time out) ?\??$",
)
LEAVE = _cue(
    r"(?:we're|we are|i'm|i am) (?:(?!not )\w+ )?(?:done|leaving|off|out|finished|through)(?= ?(?:here"
    r"|now|then|with this)?(?: ?[.,!]|$))",
    r"(?:goodbye|good bye|farewell|bye)|good day|have a (?:nice|good) (?:day|evening|trip)",
    r"(?:i|we) (?:give up|quit|walk away|am going|leave)(?= ?(?:now|here|then)? ?(?:[.,!]|$))",
    r"(?:i'm|i am|we're|we are) (?:going|walking) (?:to stop|away|home)",
    r"(?:end|stop|break off) (?:the|these|our) (?:talks|negotiations?|meeting|conversation)",
    r"no (?:deal|agreement) (?:then|today)? ?[.!]?$",
    r"nothing (?:more |left |else )?to (?:talk|discuss|say)",
    r"(?:not|isn't|is not|nowhere) (?:going|leading) (?:anywhere|nowhere)|going nowhere|leads? nowhere",
    r"makes? no sense (?:any ?more|any longer)|no point in (?:going on|talking|this)",
    r"(?:i|we) (?:have|found) (?:a|something) better(?: \w+)? ?[.!]?$",
    r"(?:good luck|all the best|i wish you well)(?= ?[.!,]|$)",
    r"let's (?:leave it(?: there)?|call it a day|stop here)(?= ?[.!,]|$)",
)
_IT = (
    r"(?:it|that|this|(?:that|this|the (?:first|second|third|last)) (?:one|offer|proposal)"
    r"|your \w+(?: (?:offer|proposal|package|one))?)"
)
_END = r"(?= ?[.,!]|$)"
ACCEPT = _cue(
    r"^(?:(?:ok|okay|well|yes|fine|good|right|alright|all right|great|then) )*,? ?"
    r"(?:it's a |that's a |we have a |you have a |you've got a )?"
    rf"(?:deal|done|agreed|accepted|sold|settled){_END}",
    r"(?:i|we|i'll|we'll|i will|we will|i can|we can|happy to|glad to|i'd|we'd) (?:\w+ )?accept",
    r"(?:i|we|i'll|we'll|i will|we will|i can|we can) (?:\w+ )?(?:take|sign|go with|go along with) "
    rf"{_IT}{_END}",
    rf"(?:let's|lets|let us) (?:do|sign|take|go with|shake on|settle on) {_IT}{_END}",
    r"so be it|hands? on it|shake on (?:it|that)|you(?:'ve| have) got (?:yourself )?a deal|we have a deal",
    rf"it's a deal|(?:works|fine|good|okay|ok|acceptable) (?:for|by|with|to) (?:me|us){_END}",
    rf"(?:i am|i'm|we're|we are) (?:okay|ok|fine|happy|good|alright) with {_IT}{_END}",
    rf"sounds? (?:good|fine|great|fair|perfect)(?: to (?:me|us))?{_END}",
    rf"(?:i|we) (?:agree|am in|are in)(?: (?:to|with) {_IT})?{_END}",
    rf"(?:sign|take) {_IT}{_END}|agreed ?[.!]?$",
)
NOT = _cue(
    r"not|don't|won't|never|can't|cannot|wouldn't|couldn't|dont|wont",
)
WHICH = {0: _cue("first", "former"), 1: _cue("second", "latter"), 2: _cue("third")}
SHARED = _cue(
    r"we both|us both|both of us|for both|both sides|you and i|you and me|you and us|each of us",
    r"neither of us|we two|the two of us|together|work(?:s)? for us|our common|share|shared|both have",
    r"both get|both gain|both win|both say|both keep|jointly|of us all|all of us|both",
)
WISE = _cue(
    r"how|what|which way",
)

ALTERNATIVE = _cue(
    _NO_DEAL,
    r"(?:who|where) else|what else (?:would|will|could|can|might) you do",
    r"(?:somebody|someone|anybody|anyone|somewhere|anywhere|another) else|elsewhere",
    r"(?:an?|any|another|some)(?: \w+)? other (?:\w+)|another (?:\w+)",
    r"other (?:way|plan|offer|option|partner|buyer)s?|plan b|fall ?back|alternatives?|batna",
    r"(?:leave|left|walk away|walked away|went away) ?\?",
)
PRIORITY = _cue(
    r"matters?|important|importance|priorit\w+|prefer\w*|rank\w*|weigh\w*|comes? first|first for you",
    r"(?<!help you )(?<!at )most|worth to you|(?:care|mind) (?:a lot |much |most )?(?:about|for)|do you care",
    r"big (?:thing|deal|issue|point)|(?:make|makes|made) (?:a |the |any )?(?:big |real )?difference",
    r"counts? (?:most|more)|could wait|depends on|how much (?:does|do|would|is|of)",
    r"in (?:what|which) order|top of your list|on your list|any use to you",
)
CONSTRAINT = _cue(
    r"you (?:\w+ )?(?:can't|cannot|can not|cant|could not|couldn't|won't|would never|could never|never)",
    r"(?:can|could|would) (?:you|your \w+) (?:not|never)|unable|not able|impossible|not possible",
    r"out of the question|no[ -]go|off the table|ruled? out|red line|stands? in (?:the|your) way",
    r"(?:doesn't|does not|don't|do not|won't|would not|wouldn't) work for you",
    r"(?:have|has|need)(?: \w+)? to stay|must stay|limits?|limited|constraint\w*|free to|allowed",
    r"hands (?:are )?tied|forbid\w*|prevents?|enough for you|(?:live|cope) with(?:out)?|conceivable",
    r"thinkable|not at all",
)
INTEREST = _cue(
    r"why|what for|reasons?|behind|purpose|needs?|what (?:is|are|'s)? ?.* for ?\??$",
    r"(?:let|lets|allow|allows|enable|help|helps) you|do for you|do with|get out of|drives?|on your mind",
    r"worr\w+|trying to|(?:so |that |really )?(?:valuable|precious|useful)|ties you",
    r"hope(?:s|d)? (?:for|to)|want|matter of|would have to see|like best about|going on|fits? into",
    r"cares? of|goals?|aims?|concerns?|afraid|fear|comes? from",
)
ASKING = _cue(
    r"(?:tell|show|explain|walk|help|talk) me",
    r"(?:i'd|i would|we'd|we would)(?: \w+)? (?:like|love|want|be (?:glad|curious|interested)|be "
    r"happy) to (?:know|hear|understand|learn|see how)",
    r"(?:i'm|i am|we are|we're) (?:curious|interested|wondering)|i wonder|please explain|say more",
    r"help me understand|(?:trying|try|want|need) to understand",
    r"(?:don't|do not|dont) (?:\w+ )?(?:see|understand) (?:where|why|how|what)(?! (?:i|we)(?!\w))",
)
WH = _cue(
    r"what|whats|what's|how|why|which|who|whom|whose|when|where|where's",
)
YES_NO = _cue(
    r"do|does|did|is|are|was|were|can|could|would|will|shall|should|have|has",
)

CANNOT = _cue(
    r"(?:i|we|they|she|he|it|there|anybody|nobody|house|side|people|budget|bank|members|board"
    r"|council)? ?(?:just |simply )?(?:can't|cannot|can not|cant|could not|couldn't|could never|can "
    r"never|won't|will not|would never|am unable|are unable|am not able|are not able|must not|may not"
    r"|don't want|do not want)",
    r"(?:not|n't) (?:allowed|permitted|authori[sz]ed)",
    r"(?:am|are|i'm|we're) not (?:doing|signing|paying|accepting|taking|giving|willing|prepared)|impossible",
    r"not possible|no way|out of the question|not acceptable|unacceptable|off the table|ruled? out",
    r"never (?:accept|agree|sign|do)|(?:a )?no[ -]go|don't have the (?:right|mandate)",
    r"not (?:an option|doable|feasible|on)",
    r"too (?:much|high|dear|expensive|long|short|little|low|few|many|late)|at (?:most|least)|max|maximum",
    r"min|minimum|(?:no|not) (?:more|less) than",
    r"(?:doesn't|does not|don't|do not|won't|would not|wouldn't) work for (?:us|me|our|my)",
)
LITTLE = _cue(
    r"little|small|hardly|barely|scarcely|least|less|flexible|relaxed|indifferent|nice to have",
    r"easy about|all the same to|for all (?:i|we) care|fight (?:for|over)|secondary|minor|side ?show",
    r"whatever you|not what",
    r"(?:not|isn't|aren't|no|never|n't) (?:\w+ ){0,3}(?:important|importance|matter|big|priority|much"
    r"|a lot)",
    r"(?:not|isn't|aren't|no|never|n't) (?:\w+ ){0,3}(?:care|worry|deal|weight|decisive|crucial"
    r"|essential)",
    r"(?:doesn't|does not|don't|do not|dont|doesnt|won't|wouldn't) (?:\w+ )?(?:matter|care|mind|depend"
    r"|count|bother|interest|worry|need)",
    r"(?:either|any|whichever) (?:way|one) (?:is|works|would)",
)
MOST = _cue(
    r"most|first|top|key|crucial|essential|vital|everything|above all|decisive|decides?|a lot",
    r"a great deal|very important|so important|really important|by far|number one|heart of",
    r"than (?:anything|all|any)|extremely|hugely?|all that counts|the main|all about",
    r"care (?:deeply |a lot )?about|important (?:to|for) us|a big (?:thing|deal|point)",
    r"what (?:i|we) care about|means? everything|so much|more than you (?:\w+ )?(?:think|imagine|know)",
)
WEIGHS = _cue(
    r"matters?|important|importance|priorit\w+|cares?|counts?|worth|depends?|big (?:deal|thing|point)",
    r"top of (?:the|our|my) list|comes? first|first (?:for|to) (?:us|me)|flexible|relaxed|nice to have",
    r"indifferent|fight (?:for|over)|decides?|the main thing|the key|crucial|essential|vital|mind",
    r"decisive|would be nice|glad (?:of|about)|easy about|small (?:thing|matter|point)|secondary|minor",
    r"for all i care|what counts|all about|weight|means? (?:a lot|little|much|nothing|everything)",
    r"interests? (?:us|me)|bothers?|hurts|(?:saves?|helps?) (?:us|me)|(?:is|are) everything (?:to|for)",
)
OFFERING = _cue(
    r"(?:i|we)(?:'d| would|'ll| will| could| can| may| might)? ?(?:also |then |gladly |even )?(?:offer"
    r"|propose|suggest|sign|go|give|pay|take|do|agree|accept|live with|keep|add|throw in|put|deliver"
    r"|move|meet|come down|come up|settle|say|get|share)",
    r"you (?:\w+ )?(?:get|give|gave|take|keep|kept|sign|pay|name|deliver|let)|if you|in return",
    r"in exchange|for that|instead|let's|let us|shall we|how about|what about|what if",
    r"what would you say to|could we|can we|would you (?:take|accept|sign|agree|consider)",
    r"could you (?:take|accept|live with)|then|fine|ok|okay|plus|say|together with|package|proposal",
    r"offer|deal|from|as today|as it is|as now|the rest",
)
CITING = _cue(
    r"according to|as per|says|states?|(?<!for )shows?|allows?|index|indices|statistic\w*|survey|figures?",
    r"laws?|by laws?|section|clause|paragraph|agreement|rules?|guidelines?|benchmarks?|standards?|market",
    r"published|report|study|studies|model|numbers?|data|evidence|source|experts?|quotes?|quoted?",
    r"precedents?|contract|measured|official|office|comes to|risen|stands at|neutral|objective|fair",
)
NEED = _cue(
    r"(?:i|we) (?:really |only |just |simply )?(?:need|want|have to|must|wish|hope)|i'd like|we'd like",
    r"what (?:i|we) need|that's what|matters to|never again|so that|because|need|needs|wants|should",
)
MIDDLING = _cue(
    r"(?:some|somewhat|fairly|medium|middle|(?:other|though) \w+ (?:come|points|things))",
    r"other (?:points|things)",
)
OFFERING_QUESTION = _cue(
    r"how about|what about|what if|what would you say to|shall we say",
    r"(?:would|could|can|will) you (?:\w+ )?(?:take|accept|sign|agree|do|go|come|move|pay|give)",
    r"(?:could|can|shall|should) we (?:\w+ )?(?:do|say|agree|settle|make it|meet|go)|suppose",
)
BUT = _cue(
    r"but|if|except|only|provided|unless|plus|with",
)
BEGINS_TO_ASK = _cue(
    r"(?:(?:so|and|but|well|ok|okay|look|please|now) )*(?:what|how|why|where|who|which|when)(?:'s|s)? "
    r"(?:(?:else|much|many|important|exactly|about) )?(?:is|are|was|were|do|does|did|would|could|can"
    r"|will|should|has|have|happens|makes|costs?|lies|stands|ties|drives|takes|asks|wrong|behind|if"
    r"|comes|needs|wants|keeps)",
)
WHAT_WAS_SAID = _cue(
    r"what (?:you|i|we) (?:\w+ )?(?:said|offered|proposed|put|suggested|need|want)",
)
NEEDS = _cue(
    r"(?:need|needs|want|wants|could (?:really )?use|desperate|would like|'d like|wish for|hope for"
    r"|run out of)",
)
BADLY = _cue(
    r"really|badly|desperate|desperately|a lot|absolutely|so much|urgently|must|most",
)
SORRY_BUT = _cue(
    r"sorry ,? ?but",
)
HELD_IN_COMMON = _cue(
    r"we (?:both |all |two )?share|(?:both|each|neither) of us (?:hold|believe|want|stand|live)",
    r"you and (?:i|we) both|our common|in common|we have both|on both sides",
)
CLOSING = _cue(
    r"(?:shall|can|may|should|do) (?:we|i) (?:shake|sign|close|write it|put it in writing|draw it up)",
)
# By these words somebody asks about what has just been named.
POINTS_BACK = _cue(
    r"behind (?:it|that|this)|(?:that|this|the) (?:number|figure|sum|amount)",
    r"(?:does|did|would) (?:it|that|this) (?:\w+ )?(?:come|comes) from",
    r"why (?:is|was) (?:it|that|this)(?: so)?(?= ?\??$)|(?:but |and )?why(?: so)?(?= ?\??$)",
)
LISTED = re.compile(r"(?:is|are) (?:it|they|that)(?!\w)")
LEFT_ASIDE = _cue(
    r"before (?:we|i)|apart from|aside from|other than|besides?|beyond|(?:not|isn't|aren't) (?:only|just)",
)
ABSURD = _cue(
    r"(?:is|are|was|were|seems?|looks?) (?:\w+ )?(?:madness|mad|crazy|absurd|ridiculous|nonsense"
    r"|insane|a joke)",
    r"(?:is|are) (?:just |simply |only )?(?:a |the )(?:pain|headache|nightmare|problem|mess|scandal)",
)
PROPOSES = _cue(
    r"(?:i|we)(?:'d| would| can| could)? (?:propose|suggest|offer)",
    r"(?:my|our|this) (?:proposal|offer|package)",
)
YOU = _cue(
    r"you|your|yours",
)
KEEPS = _cue(
    r"keeps?|leave|stays?|remains?|as today|as (?:it|they|things) (?:is|are)|as now|still|again|fine|ok",
    r"okay|then",
)
# What they are said to have said is no offer of one's own.
THEIR_WORDS = _cue(
    r"you(?: (?:just|only|first|really|now))? (?:said|say|asked|ask|want|wanted|wrote|called)",
)
