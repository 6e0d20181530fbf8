/** The gestures of the show over http: read by the crew's cameras, changed by the director's teach page. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { gestureNameSchema } from '#installation/gesture/gesture-header.ts';
import { parseTaught } from '#installation/gesture/taught-gesture.ts';
import type { GestureChange, GestureRefusal, GestureShelf } from '#installation/protocol/gesture-shelf.ts';
import type { Access, Standing } from '../access/access.ts';
import { isOurOrigin, standingOf } from '../access/gate.ts';
import { wallMs } from '../clock/server-clock.ts';
import { refuseGesture } from '../gestures/gesture-refusals.ts';
import type { GestureStore } from '../gestures/gesture-store.ts';
import { MOST_BYTES } from '../gestures/read-shelf.ts';

export interface GestureRouteOptions {
  readonly store: GestureStore;
  /** A gesture was saved or taken away: resolves when everyone has been told. */
  readonly changed: () => Promise<void>;
}

const STATUS: Readonly<Record<GestureRefusal['code'], number>> = {
  forbidden: 403,
  unreadable: 400,
  exists: 409,
  described: 409,
  changed: 409,
  missing: 409,
  disk: 507,
};

const VERSION = /^[0-9a-f]{64}$/;

interface Asked {
  readonly Params: { readonly name: string };
  readonly Querystring: { readonly replaces?: unknown };
}

/** Adds the routes. */
export function routeGestures(app: FastifyInstance, { store, changed }: GestureRouteOptions, access: Access): void {
  const only = (...allowed: readonly Standing[]) => ({
    onRequest: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      reply.header('cache-control', 'no-store');
      const may = allowed.includes(standingOf(access, request.raw, wallMs())) && isOurOrigin(request.headers);
      if (!may) await reply.code(403).send(refuseGesture('forbidden'));
    },
  });

  const answered = async (
    request: FastifyRequest,
    reply: FastifyReply,
    change: GestureChange,
  ): Promise<FastifyReply> => {
    if (change.ok) await changed();
    else if (change.refusal.code === 'disk') request.log.warn(change.refusal, 'a gesture could not be written');
    return reply.code(change.ok ? 200 : STATUS[change.refusal.code]).send(change);
  };

  app.get('/api/gestures', only('director', 'crew'), (): Promise<GestureShelf> => store.shelf());

  app.put<Asked>('/api/gestures/:name', { ...only('director'), bodyLimit: MOST_BYTES }, async (request, reply) => {
    const { name } = request.params;
    const parsed = parseTaught(gestureNameSchema.safeParse(name).success ? name : 'the gesture', request.body);
    const replaces = versionIn(request.query.replaces);
    if (!parsed.ok || parsed.gesture.name !== name || replaces === undefined) {
      return answered(request, reply, unreadable(parsed.ok ? [] : parsed.problems));
    }
    return answered(request, reply, await store.save(parsed.gesture, replaces));
  });

  app.delete<Asked>('/api/gestures/:name', only('director'), async (request, reply) => {
    const { name } = request.params;
    const replaces = versionIn(request.query.replaces);
    if (!gestureNameSchema.safeParse(name).success || typeof replaces !== 'string') {
      return answered(request, reply, unreadable([]));
    }
    return answered(request, reply, await store.remove(name, replaces));
  });
}

/** The version in the address; null where none is named, undefined where it is none. */
function versionIn(replaces: unknown): string | null | undefined {
  if (replaces === undefined) return null;
  return typeof replaces === 'string' && VERSION.test(replaces) ? replaces : undefined;
}

function unreadable(problems: readonly string[]): GestureChange {
  const change = refuseGesture('unreadable');
  if (change.ok || problems.length === 0) return change;
  return { ok: false, refusal: { ...change.refusal, says: `${change.refusal.says} ${problems.join('; ')}` } };
}
