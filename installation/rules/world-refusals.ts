/** Why something asked of the world is not done: sentences for whoever asked, on a phone or at the panel. */

/** By their codes; a part of the whole catalogue in `refusal.ts`. */
export const WORLD_REFUSALS = {
  'bad-signature': {
    says: 'The signature does not fit what it signs.',
    advice: 'Reload the page on the phone: it may have joined another evening. Nothing was changed.',
  },
  'not-signed': {
    says: 'Only the person themselves can say that, and it is not signed.',
    advice: 'Let them do it on their own phone.',
  },
  'directors-only': {
    says: 'Only the director can do that.',
    advice: 'Ask somebody of the house.',
  },
  'old-card': {
    says: 'The network knows a newer card of this participant, or this very one.',
    advice: 'There is nothing to do; the newest card counts.',
  },
  'card-takes-back': {
    says: 'The card counts fewer gestures than the one before.',
    advice: 'Reload the page on the phone: gestures that were made stay made.',
  },
  'old-statement': {
    says: 'This participant has said something newer since.',
    advice: 'Say it again on their phone if it is still meant.',
  },
  'unknown-participant': {
    says: 'There is no such participant.',
    advice: 'A participant joins with their first card.',
  },
  'participant-erased': {
    says: 'This participant was erased and stays so.',
    advice: 'Who wants to come back joins anew: the phone makes a new key.',
  },
  'house-full': {
    says: 'No more participants can join this evening.',
    advice: 'Hand back what is there to begin anew; cameras see everybody anyway.',
  },
  'no-consent': {
    says: 'The participant has not allowed that.',
    advice: 'Ask them: they allow it, or withdraw it, on their own phone.',
  },
  'consent-so-already': {
    says: 'That consent is like this already.',
    advice: 'There is nothing to change.',
  },
  'unknown-identity': {
    says: 'The score has nobody of that name.',
    advice: 'Reload the panel: the score may have changed since it was opened.',
  },
  'no-legal-change': {
    says: 'An identity that is what it is now cannot become that.',
    advice: 'Go by a step between: who is hidden has to be revealed before anything else can happen to them.',
  },
  'not-a-choice': {
    says: 'Nobody can choose that for themselves.',
    advice: 'Choose to be whole, shielded, hidden, revealed or reclaimed.',
  },
  'story-known': { says: 'That story is in the manifesto already.', advice: 'There is nothing to change.' },
  'story-withdrawn': {
    says: 'Its author has taken that story back.',
    advice: 'It may come again only if they give it again, as a new story.',
  },
  'unknown-story': { says: 'The manifesto has no such story.', advice: 'Reload the page: it may have been taken out.' },
  'too-many-stories': {
    says: 'There is no room for another story.',
    advice: 'Take one out first; each participant has room for a few, and so has the manifesto.',
  },
  'nothing-to-return': { says: 'Nothing of anybody is here.', advice: 'There is nothing to hand back.' },
} as const;

export type WorldRefusalCode = keyof typeof WORLD_REFUSALS;
