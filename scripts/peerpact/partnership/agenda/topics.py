"""What to talk about: 24 topics in four stages, three questions each.

For: the one place that holds the words of the agenda; the guide `sessions.md` is made from it. Must not: know dates,
people or how many sessions a partnership has.

The order follows what is known of how such partnerships grow: first each other's past, then the work and how to work
together, then what is hard, then an ending that is talked about (Zachary, The Mentor's Guide; Kram 1983 on the phases
of mentoring). Within a stage the topic that is needed most comes first, for a short partnership takes only the first
ones; in the closing stage it is the last one.
"""

from __future__ import annotations

from dataclasses import dataclass

from peerpact.domain.training import TRAINING


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a partnership. `share` is how much of each part of a session its questions take, in percent."""

    name: str
    aim: str
    share: int


@dataclass(frozen=True, slots=True)
class Topic:
    """What one session is about. `guide` is the page below guides/ that helps with it."""

    stage: int
    title: str
    questions: tuple[str, str, str]
    guide: str


STAGES = (
    Stage("Getting to know", "Who are you, who am I, and how do we want to do this?", 60),
    Stage("Building", "We find a way of working that helps both of us.", 20),
    Stage("Deepening", "We take on harder things.", 40),
    Stage("Closing", "We look back at the results, and end well.", 60),
)
KNOW, BUILD, DEEPEN, CLOSE = range(4)

GUIDES = {module.page: module.title for module in TRAINING} | {"ending.md": "End well"}
_COMMON, _FOUNDATION, _SAFETY, _LISTENING, _FEEDBACK, _GOALS, _TEACHING, _ENDING = GUIDES

TOPICS = (
    Topic(KNOW, "Where each of us comes from", (
        "How did you come to what you do now, and who helped you on the way?",
        "When did you last learn something hard, and what made it work?",
        "What are you proud of that isn't in your profile?",
    ), _FOUNDATION),
    Topic(KNOW, "What we want, and why", (
        "What do you want to be able to do when we end, that you can't do today?",
        "What would be different then, for you or for others?",
        "How will we both notice?",
    ), _FOUNDATION),
    Topic(KNOW, "How each of us learns", (
        "Do you like to try first, to watch first or to read first?",
        "What did a good teacher once do for you that I could do too?",
        "What should I do, and not do, when you're stuck?",
    ), _COMMON),
    Topic(KNOW, "How we want to do this", (
        "What makes it easy for you to say that you don't understand?",
        "How will we tell each other when something isn't working?",
        "What can we tell others, and what stays between us?",
    ), _SAFETY),
    Topic(BUILD, "The first small step", (
        "What's the smallest piece of your goal that you could do today?",
        "What do you already know that's close to it?",
        "When will you practise before we meet again?",
    ), _TEACHING),
    Topic(BUILD, "Feedback that helps", (
        "What did I do last time that helped you to learn?",
        "What's one thing I should do differently today?",
        "How do you like to hear that something is wrong?",
    ), _FEEDBACK),
    Topic(BUILD, "The question behind the question", (
        "What do you need today: ideas, questions, or someone who listens?",
        "What have you tried so far, and what happened?",
        "If we could solve only one thing, which would make the biggest difference?",
    ), _LISTENING),
    Topic(BUILD, "Are these still the right goals?", (
        "Which goal motivates you, and which one feels like work?",
        "What have you learned that changes what you want?",
        "What do we drop, what do we keep and what do we start?",
    ), _GOALS),
    Topic(BUILD, "Show me how you do it", (
        "Will you do a piece of it now, and think aloud while I watch?",
        "At which step do you slow down or guess?",
        "Which rule do you follow without ever having said it out loud?",
    ), _TEACHING),
    Topic(BUILD, "How we differ", (
        "What do you take for granted in your work that may be new to me?",
        "Where have we misunderstood each other so far?",
        "Which words or habits in your field keep people out?",
    ), _SAFETY),
    Topic(BUILD, "A mistake, and what followed", (
        "What went wrong recently that you can already laugh about?",
        "What do you do in the first five minutes after a mistake?",
        "What would have made it easier to tell someone?",
    ), _SAFETY),
    Topic(BUILD, "Time and energy", (
        "What has taken up your time since we last met?",
        "When in the week do you learn best?",
        "What could we leave out, so that this stays easy to keep up?",
    ), _COMMON),
    Topic(DEEPEN, "Deciding for yourself", (
        "Which decision have you been putting off?",
        "Which options do you have, including the unusual ones?",
        "What will you do, by when, and what should I ask you then?",
    ), _GOALS),
    Topic(DEEPEN, "Hard on purpose", (
        "Which part have you been avoiding?",
        "What could you try that's a little too hard for you?",
        "When do you want me to step in?",
    ), _TEACHING),
    Topic(DEEPEN, "Teach it back", (
        "Will you explain to me what you learned, as if I were new to it?",
        "Where did you get stuck while explaining?",
        "Who could you teach this to next?",
    ), _TEACHING),
    Topic(DEEPEN, "An honest look at us", (
        "What has become easier to say between us?",
        "What haven't we said yet?",
        "What do you want from the sessions that are left?",
    ), _FEEDBACK),
    Topic(DEEPEN, "What holds you back", (
        "What do you tell yourself when it gets hard?",
        "When wasn't that true?",
        "What would you try if nobody were watching?",
    ), _LISTENING),
    Topic(DEEPEN, "Your role and mine", (
        "What is each of us here for, in our team or project?",
        "Where do our roles meet, and what does each of us see that the other can't?",
        "Who feels the effect of what you do, and what would they need from you?",
    ), _LISTENING),
    Topic(DEEPEN, "Work you admire", (
        "Whose work do you admire, and what exactly is good about it?",
        "Which piece of it can we look at together now?",
        "What would you keep of it, and what would you do differently?",
    ), _FEEDBACK),
    Topic(DEEPEN, "Give some of it away", (
        "Which project or group could use what you've learned?",
        "Which issue, page or review there could you take on?",
        "What's small enough to finish before we meet again?",
    ), _GOALS),
    Topic(CLOSE, "What we can show", (
        "What can you show me today for each of your goals?",
        "What isn't done, and do you still want it?",
        "What do you need from our last sessions?",
    ), _GOALS),
    Topic(CLOSE, "What has changed", (
        "What do you do differently now than when we started?",
        "What did you learn by teaching?",
        "What was hard, and what do you think about it now?",
    ), _FEEDBACK),
    Topic(CLOSE, "What comes next", (
        "What do you want to learn next, and from whom?",
        "What keeps the learning alive when we no longer meet?",
        "Who can you help with what you know now?",
    ), _GOALS),
    Topic(CLOSE, "Looking back and saying thank you", (
        "What can you do now, and what helped you most to get there?",
        "What would you like to thank each other for?",
        "What do we write in the outcome, and how do we stay in touch, if at all?",
    ), _ENDING),
)  # fmt: skip
