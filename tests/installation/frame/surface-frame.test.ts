import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CrowdSample, LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import { createCrowdStream, LINGER_MS, type PersonAt } from '#installation/crowd/crowd-stream.ts';
import { MAX_FIGURES, sliceOf, surfaceFrame } from '#installation/frame/build-frame.ts';
import { crowdLight } from '#installation/frame/crowd-figures.ts';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { PLAIN_OUTPUT } from '#installation/site/output.ts';
import { parseSite } from '#installation/site/site.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import { numbersOf } from '#installation/world/identity-numbers.ts';
import { grant, rehearse } from '#tests/support/rehearsal.ts';
import { planOfText, SAMPLE_SCORE_TEXT, SAMPLE_SITE_TEXT } from '#tests/support/sample-score.ts';
import { RISEN, rowOfPeople, type SyntheticPerson, syntheticSample } from '#tests/support/synthetic-crowd.ts';

const parsed = parseSite(SAMPLE_SITE_TEXT, 'room.yaml');
if (!parsed.ok) throw new Error('the sample site has a fault');
const site = parsed.value;
const FLOOR_M = 0.2;

const idle = (): ShowState => rehearse().stateAt(500);

/** A show in which Ayla is wholly there and the crowd is asked to rise. */
function asking(): ShowState {
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  return show.stateAt(6000);
}

function seen(
  people: readonly SyntheticPerson[],
  atMs = 1000,
  edit: (sample: CrowdSample) => void = () => {},
): PersonAt[] {
  const stream = createCrowdStream();
  const sample = syntheticSample(1000, people);
  edit(sample);
  stream.add('front', sample);
  return stream.peopleAt(atMs);
}

const one = (across: number, more: Partial<SyntheticPerson> = {}): SyntheticPerson[] => [{ track: 5, across, ...more }];

function only(frame: SurfaceFrame): Figure {
  const [figure, ...others] = frame.figures;
  if (!figure || others.length > 0) throw new Error(`${frame.figures.length} figures, expected one`);
  return figure;
}

const joint = (figure: Figure, name: keyof typeof LANDMARK): readonly [number, number, number, number] => {
  const at = LANDMARK[name] * LANDMARK_STRIDE;
  const [x = Number.NaN, y = Number.NaN, z = Number.NaN, seenAs = Number.NaN] = figure.joints.subarray(at, at + 4);
  return [x, y, z, seenAs];
};

const hipsX = (figure: Figure): number => (joint(figure, 'leftHip')[0] + joint(figure, 'rightHip')[0]) / 2;

const leftFrame = (people: readonly PersonAt[], state = idle()): SurfaceFrame =>
  surfaceFrame(state, people, site, 'left');

describe('the slice a surface shows', () => {
  it('is told in metres from the lower left of its wall', () => {
    expect(sliceOf(site, 'right')).toEqual({
      wallWidthM: 8,
      wallHeightM: 2,
      floorM: FLOOR_M,
      xM: 4,
      yM: 0,
      widthM: 4,
      heightM: 2,
    });
    const top = { wall: 'main', slice: { x: 0, y: 0, width: 1, height: 0.25 }, output: PLAIN_OUTPUT };
    const upper = { ...site, surfaces: { top } };
    expect(sliceOf(upper, 'top')).toMatchObject({ yM: 1.5, heightM: 0.5 });
  });

  it('is none of a surface the site does not have', () => {
    expect(sliceOf(site, 'ceiling')).toBeNull();
    expect(sliceOf(site, 'constructor')).toBeNull();
    expect(() => surfaceFrame(idle(), [], site, 'ceiling')).toThrow('no surface "ceiling"');
  });
});

describe('two slices of one wall', () => {
  it('show the very same figures, parameters and light; only the slice is another', () => {
    const people = seen(rowOfPeople(7, 3, 'rise'), 1400);
    const state = asking();
    const [left, right] = ['left', 'right'].map((surface) => surfaceFrame(state, people, site, surface));
    expect({ ...right, slice: null }).toEqual({ ...left, slice: null });
    expect(left?.figures).toHaveLength(8);
    expect(left?.slice).not.toEqual(right?.slice);
  });

  it('touch without a gap or an overlap', () => {
    const [left, right] = [sliceOf(site, 'left'), sliceOf(site, 'right')];
    expect((left?.xM ?? 0) + (left?.widthM ?? 0)).toBe(right?.xM);
    expect((right?.xM ?? 0) + (right?.widthM ?? 0)).toBe(left?.wallWidthM);
  });

  it('do not show the people before another wall', () => {
    const frame = surfaceFrame(idle(), seen(one(0.5)), site, 'other');
    expect(frame.figures).toEqual([]);
  });

  it('show nobody a camera sees that the site does not have', () => {
    const stream = createCrowdStream();
    for (const source of ['attic', 'constructor', 'toString']) stream.add(source, syntheticSample(1000, one(0.5)));
    expect(leftFrame(stream.peopleAt(1000)).figures).toEqual([]);
  });
});

describe('a person before the wall', () => {
  it('stands in it where a mirror would show them', () => {
    // The camera looks at the crowd from the wall: who stands at its picture's left is at the wall's right.
    expect([0, 0.5, 1].map((across) => hipsX(only(leftFrame(seen(one(across))))))).toEqual([
      expect.closeTo(7, 4),
      expect.closeTo(4, 4),
      expect.closeTo(1, 4),
    ]);
  });

  it('is turned round with it: their left hand stays on the side of their left hand', () => {
    const figure = only(leftFrame(seen(one(0.5))));
    expect(joint(figure, 'leftWrist')[0]).toBeLessThan(joint(figure, 'rightWrist')[0]);
  });

  it('is drawn as tall as everybody, near or far from the camera', () => {
    const near = only(leftFrame(seen(one(0.5))));
    const far = only(
      leftFrame(
        seen(one(0.5), 1000, (sample) => {
          const landmarks = sample.people[0]?.landmarks;
          landmarks?.forEach((value, i) => {
            if (i % LANDMARK_STRIDE !== 3) landmarks[i] = value * 0.3;
          });
        }),
      ),
    );
    const height = (figure: Figure): number => joint(figure, 'nose')[1] - joint(figure, 'leftHeel')[1];
    expect(height(far)).toBeCloseTo(height(near), 3);
    expect(height(near)).toBeGreaterThan(1.4);
    expect(height(near)).toBeLessThan(1.8);
  });

  it('stands on the floor line of the wall', () => {
    expect(joint(only(leftFrame(seen(one(0.5)))), 'leftHeel')[1]).toBeCloseTo(FLOOR_M, 1);
  });

  it('raises the arms that they raise', () => {
    const figure = only(leftFrame(seen(one(0.5, { pose: RISEN }))));
    expect(joint(figure, 'leftWrist')[1]).toBeGreaterThan(joint(figure, 'nose')[1]);
  });

  it('whose hips are hidden stands in the same place, held by the shoulders', () => {
    const hide = (sample: CrowdSample): void => {
      for (const hip of [LANDMARK.leftHip, LANDMARK.rightHip]) {
        sample.people[0]?.landmarks.set([0, 0, 0, 0], hip * LANDMARK_STRIDE);
      }
    };
    const [whole, hipless] = [only(leftFrame(seen(one(0.3)))), only(leftFrame(seen(one(0.3), 1000, hide)))];
    expect(joint(hipless, 'leftShoulder')[0]).toBeCloseTo(joint(whole, 'leftShoulder')[0], 1);
    expect(joint(hipless, 'leftShoulder')[1]).toBeCloseTo(joint(whole, 'leftShoulder')[1], 1);
    expect(joint(hipless, 'leftHip')[3]).toBe(0);
  });

  it('of whom not even the shoulders are seen is not drawn', () => {
    const hide = (sample: CrowdSample): void => {
      sample.people[0]?.landmarks.set([0.5, 0.3, 0, 0.2], LANDMARK.leftShoulder * LANDMARK_STRIDE);
    };
    expect(leftFrame(seen(one(0.5), 1000, hide)).figures).toEqual([]);
  });

  it('grows in, lingers, and lets go', () => {
    const presence = (people: readonly PersonAt[]): number => only(leftFrame(people)).presence;
    expect(leftFrame(seen(one(0.5, { ageMs: 0 }))).figures).toEqual([]);
    expect(presence(seen(one(0.5, { ageMs: 600 })))).toBeCloseTo(0.5, 6);
    expect(presence(seen(one(0.5, { ageMs: 5000 })))).toBe(1);
    expect(presence(seen(one(0.5), 1300))).toBe(1);
    expect(presence(seen(one(0.5), 1900))).toBeCloseTo(0.5, 6);
    expect(leftFrame(seen(one(0.5), 1000 + LINGER_MS)).figures).toEqual([]);
  });

  it('shows the gesture that is asked for, or else the one they show most', () => {
    const reading = (people: readonly PersonAt[], state: ShowState): number =>
      surfaceFrame(state, people, site, 'left').figures.find((figure) => !figure.isCast)?.gesture ?? Number.NaN;
    const linking = seen(one(0.5, { does: ['link'] }));
    expect(reading(linking, idle())).toBe(1);
    expect(reading(linking, asking())).toBe(0);
    expect(reading(seen(one(0.5, { does: ['rise'] })), asking())).toBe(1);
  });

  it('keeps key and light for as long as the track lives, and shares them with nobody', () => {
    const keys = leftFrame(seen(rowOfPeople(40, 0, 'rise'))).figures.map((figure) => figure.key);
    expect(new Set(keys).size).toBe(40);
    expect(leftFrame(seen(rowOfPeople(40, 9, 'rise'), 1700)).figures.map((figure) => figure.key)).toEqual(keys);
  });

  it('is never drawn with a number that is none, whatever a camera sends', () => {
    const anyNumber = fc.double({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(anyNumber, { minLength: 132, maxLength: 132 }),
        fc.nat({ max: 2000 }),
        (numbers, laterMs) => {
          const frame = leftFrame(seen(one(0.5), 1000 + laterMs, (sample) => sample.people[0]?.landmarks.set(numbers)));
          for (const { joints, presence, pace, gesture } of frame.figures) {
            expect(joints.every(Number.isFinite)).toBe(true);
            expect([presence, pace, gesture].every(Number.isFinite)).toBe(true);
            expect(presence > 0 && presence <= 1 && pace >= 0 && pace <= 4).toBe(true);
          }
        },
      ),
    );
  });
});

describe('the cast', () => {
  it('is drawn where and as the score says, before the crowd', () => {
    const frame = leftFrame(seen(one(0.5)), asking());
    const [ayla, ...others] = frame.figures;
    if (!ayla) throw new Error('Ayla is not there');
    expect(ayla).toMatchObject({ isCast: true, presence: 1 });
    expect(hipsX(ayla)).toBeCloseTo(0.5 * 8, 4);
    expect(joint(ayla, 'leftHeel')[1]).toBeCloseTo(FLOOR_M, 6);
    expect(joint(ayla, 'leftWrist')[1]).toBeGreaterThan(joint(ayla, 'nose')[1]);
    expect(others.every((figure) => !figure.isCast)).toBe(true);
  });

  it('is not drawn while it is not there', () => {
    expect(leftFrame([]).figures).toEqual([]);
  });

  it('melts out of one motion into the next without a jump', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'go' });
    let before: Figure | undefined;
    for (let at = 2020; at <= 6000; at += 20) {
      const now = only(surfaceFrame(show.stateAt(at), [], site, 'left'));
      const [a, b] = [before?.joints ?? now.joints, now.joints];
      expect(Math.max(...b.map((value, i) => Math.abs(value - (a[i] ?? Number.NaN))))).toBeLessThan(0.12);
      before = now;
    }
  });

  it('goes on breathing while the show is paused', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'go' });
    grant(show, 6000, { type: 'pause' });
    const [one_, two] = [6000, 6700].map((at) => surfaceFrame(show.stateAt(at), [], site, 'left'));
    expect(one_?.showMs).toBe(two?.showMs);
    expect(two?.lifeMs).toBe(6700);
    expect(two?.figures[0]?.joints).not.toEqual(one_?.figures[0]?.joints);
  });
});

describe('a frame', () => {
  it('has light, parameters and seed of the show', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'go' });
    grant(show, 3000, { type: 'panic' });
    const frame = surfaceFrame(show.stateAt(4000), [], site, 'left');
    expect(frame).toMatchObject({ master: 0.5, seed: 7, lifeMs: 4000, parameters: { light: 0.75, tilt: 0 } });
  });

  it('is the same however often it is asked for', () => {
    const people = seen(rowOfPeople(4, 2, 'rise'), 1500);
    expect(leftFrame(people, asking())).toEqual(leftFrame(people, asking()));
  });

  it('leaves out the last of the crowd when there are too many, and never the cast', () => {
    const frame = leftFrame(seen(rowOfPeople(MAX_FIGURES + 20, 0, 'rise')), asking());
    expect(frame.figures).toHaveLength(MAX_FIGURES);
    expect(frame.figures[0]?.isCast).toBe(true);
  });

  it('shows the crowd as present as the score wants it', () => {
    const text = SAMPLE_SCORE_TEXT.replace(
      'parameters:\n',
      'parameters:\n  crowd: { says: the crowd, default: 0.25 }\n',
    );
    const plan = planOfText(text);
    const state = rehearse(new Map([[plan.scoreHash, plan]]), plan.scoreHash).stateAt(500);
    expect(only(leftFrame(seen(one(0.5)), state)).presence).toBe(0.25);
  });
});

describe('the light of a person', () => {
  it('is one of the crowd’s hues, from rose over violet to cyan, and always a colour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0xffff_ffff }), (key) => {
        const { base, accent } = crowdLight(key);
        for (const channel of [...base, ...accent]) expect(channel >= 0 && channel <= 1).toBe(true);
        // The other side's colours are those in which red leads and green follows.
        const [red, green, blue] = base;
        expect(red > green && green > blue).toBe(false);
        expect(crowdLight(key)).toEqual({ base, accent });
      }),
    );
  });
});

describe('the world in a frame', () => {
  const WORLDLY = SAMPLE_SCORE_TEXT.replace(
    'sequences:\n',
    `world:
  identities: { crowd: fragmented }
  factions:
    tide: { says: washes in, colour: "#5FF2FF" }
    ember: { says: glows, colour: "#FFB454" }
sequences:
`,
  ).replace(
    'set: { light: 1 }',
    'set: { light: 1 }\n        world: { identities: { ayla: stolen }, drones: { swarm: 12 }, over: 4s }',
  );

  function playing(atMs: number): ShowState {
    const plan = planOfText(WORLDLY);
    const show = rehearse(new Map([[plan.scoreHash, plan]]), plan.scoreHash);
    grant(show, 1000, { type: 'go' });
    return show.stateAt(atMs);
  }

  it('is what the cues did to it by then', () => {
    // The cue waits a second after the GO, and takes four.
    const swarms = [1900, 4000, 6000].map((at) => leftFrame([], playing(at)).world.drones.swarm.length / 4);
    expect(swarms).toEqual([0, 6, 12]);
  });

  it('is on the figures: the cast each their own, the crowd as one', () => {
    const { figures } = leftFrame(seen(rowOfPeople(6, 0, 'rise')), playing(9000));
    const [cast, ...crowd] = figures;
    expect(cast?.identity).toEqual(numbersOf('stolen'));
    expect(cast?.faction).toBe(-1);
    expect(crowd).toHaveLength(6);
    for (const { identity, faction } of crowd) {
      expect(identity).toEqual(numbersOf('fragmented'));
      expect([0, 1]).toContain(faction);
    }
  });

  it('is all whole where a score says nothing about it', () => {
    const figure = only(leftFrame(seen(one(0.5)), rehearse().stateAt(500)));
    expect([figure.identity, figure.faction]).toEqual([numbersOf('whole'), -1]);
  });
});
