/** How it went, as a sign one understands before reading. */
export function StateMark({ mark }: { mark: 'waiting' | 'credited' | 'declined' | 'stopped' }) {
  return (
    <svg className="portal-mark" data-mark={mark} viewBox="0 0 120 120" aria-hidden="true">
      <circle className="portal-mark-ground" cx="60" cy="60" r="52" />
      {mark === 'waiting' ? <circle className="portal-mark-turning" cx="60" cy="60" r="52" pathLength="100" strokeDasharray="24 76" /> : null}
      <path className="portal-mark-sign" pathLength="100" d={signs[mark]} />
    </svg>
  )
}

const signs = {
  waiting: 'M60 34v28l18 12',
  credited: 'M36 62l17 17l32-36',
  declined: 'M42 42l36 36M78 42l-36 36',
  stopped: 'M60 34v32M60 82v.5',
} as const
