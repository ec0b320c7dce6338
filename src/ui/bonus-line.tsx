import { writeBonus, type BonusMotive } from '#domain/equilibrage.ts'

/** The balance bonus in force, in one line with its reason (F187): every portal may place it. */
export function BonusLine(props: { bonus: BonusMotive | undefined }) {
  const { bonus } = props
  return (
    <p class="small">
      <strong>Bonus d’équilibrage{'\u00a0'}:</strong> {bonus === undefined ? 'aucun en ce moment.' : `${writeBonus(bonus)} ${bonus.motif}`} <a href="/classement">Comment le rang est calculé</a>
    </p>
  )
}
