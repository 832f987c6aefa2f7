import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

// The __Host- prefix makes a browser insist on HTTPS, the path / and no domain. On plain HTTP,
// which is for the loopback address only, browsers refuse it, so the cookie goes without.
const SECURE_NAME = '__Host-kantinekort'
const PLAIN_NAME = 'kantinekort'
export const SESSION_DAYS = 30

export function readSessionCookie(request: FastifyRequest): string | null {
  return request.cookies[SECURE_NAME] ?? request.cookies[PLAIN_NAME] ?? null
}

export function setSessionCookie(reply: FastifyReply, token: string, isHttps: boolean): void {
  reply.setCookie(isHttps ? SECURE_NAME : PLAIN_NAME, token, { ...options(isHttps), maxAge: SESSION_DAYS * 86_400 })
}

export function clearSessionCookie(reply: FastifyReply, isHttps: boolean): void {
  reply.clearCookie(isHttps ? SECURE_NAME : PLAIN_NAME, options(isHttps))
}

// What a visit to a sign-in provider hangs on until the browser is back. Strict as well: the page one comes back to asks
// from here, and no other site can make it.
const VISIT = '-visit'
const VISIT_SECONDS = 3600

export function readVisitCookie(request: FastifyRequest): string | null {
  return request.cookies[`${SECURE_NAME}${VISIT}`] ?? request.cookies[`${PLAIN_NAME}${VISIT}`] ?? null
}

export function setVisitCookie(reply: FastifyReply, token: string, isHttps: boolean): void {
  reply.setCookie(`${isHttps ? SECURE_NAME : PLAIN_NAME}${VISIT}`, token, { ...options(isHttps), maxAge: VISIT_SECONDS })
}

export function clearVisitCookie(reply: FastifyReply, isHttps: boolean): void {
  reply.clearCookie(`${isHttps ? SECURE_NAME : PLAIN_NAME}${VISIT}`, options(isHttps))
}

const options = (isHttps: boolean) => ({ path: '/', httpOnly: true, secure: isHttps, sameSite: 'strict' as const })
