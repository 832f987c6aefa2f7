import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useTexts, useTrainingTexts } from '../texts.ts'
import { useIsTraining } from './use-training.ts'

/** What would be done in earnest is out of reach while the till practises. */
export function NotWhilePractising({ children }: { children: ReactNode }) {
  const texts = useTrainingTexts()
  const { back } = useTexts().sales
  if (!useIsTraining()) return children
  return (
    <main className="till-sales-choose">
      <EmptyState
        isScreen
        drawing="receipt"
        title={texts.notNow}
        action={
          <Link to="/" {...buttonLook({})}>
            {back}
          </Link>
        }
      >
        {texts.notNowAdvice}
      </EmptyState>
    </main>
  )
}
