import { euros } from '#ui/format.ts'
import type { Suivie } from '../queries/suivi.ts'

/** From yes to the keys; F200: no notice before the lease. */
export function AccepteeEtapes(props: { candidature: Suivie }) {
  const { bailleur, depot_garantie } = props.candidature
  return (
    <div class="prose">
      <ol>
        <li>
          <strong>Le bail.</strong> {bailleur} vous donne rendez-vous pour le signer. Lisez-le avant.
        </li>
        <li>
          <strong>Le dépôt de garantie{'\u00a0'}: {euros(depot_garantie)}.</strong> L’avance Loca-Pass peut le payer pour vous, sans intérêt ni frais. Vous la rendez petit à petit. <a href="https://www.actionlogement.fr/l-avance-loca-pass" rel="external">Voir l’avance Loca-Pass</a>
        </li>
        <li>
          <strong>La garantie, si le bailleur en demande une.</strong> Visale est gratuite. <a href="https://www.visale.fr/" rel="external">Voir Visale</a>
        </li>
        <li>
          <strong>L’assurance habitation.</strong> Il faut une attestation le jour des clés.
        </li>
        <li>
          <strong>L’état des lieux et les clés.</strong> Notez tout, prenez des photos, gardez votre exemplaire.
        </li>
      </ol>
      <p>
        <strong>Ne donnez pas congé de votre logement actuel avant d’avoir signé le bail.</strong> Une promesse ne suffit pas.
      </p>
    </div>
  )
}
