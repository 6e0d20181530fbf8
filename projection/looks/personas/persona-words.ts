/** Every word that boards, price tags and the ledger write by themselves. The glyphs of the walls are baked from here too. */

/** A piece of somebody: what a stock persona is. The word is short enough for the narrowest board. */
export interface PersonaPart {
  readonly kanji: string;
  readonly word: string;
}

export const PERSONA_PARTS: readonly PersonaPart[] = [
  { kanji: '声', word: 'VOICE' },
  { kanji: '歩き方', word: 'WALK' },
  { kanji: '笑い声', word: 'LAUGH' },
  { kanji: '悲しみ', word: 'GRIEF' },
  { kanji: '初恋', word: 'FIRST LOVE' },
  { kanji: '記憶', word: 'MEMORY' },
  { kanji: '両手', word: 'TWO HANDS' },
  { kanji: '怒り', word: 'ANGER' },
  { kanji: '夢', word: 'DREAM' },
  { kanji: '眠り', word: 'SLEEP' },
  { kanji: '癖', word: 'HABIT' },
  { kanji: '涙', word: 'TEARS' },
  { kanji: '名前', word: 'NAME' },
  { kanji: '影', word: 'SHADOW' },
  { kanji: '感情', word: 'FEELING' },
  { kanji: '母語', word: 'ACCENT' },
];

/** Somebody whole, and a copy of them. */
export const WHOLE_PERSON = '人格一式';
export const COPY = '複製';
/** Whoever stands before the wall. */
export const YOU: PersonaPart = { kanji: 'あなた', word: 'YOU' };

export const IN_STOCK = '在庫あり';
export const SOLD_OUT = '売約済';
export const SOLD = 'SOLD';
export const LOT = 'LOT';
export const VOLUME = 'VOLUME';
