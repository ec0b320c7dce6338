import { dateValues, type FormValues } from '#ui/form-state.ts'
import type { Offre } from '../queries.ts'

/** A draft in the fields of its form; `siren`: of the company to which it is reserved. */
export function toValues(offre: Offre, siren: string | undefined): FormValues {
  return {
    reference: offre.reference, adresse: offre.adresse, code_postal: offre.code_postal, ville: offre.ville, commune: offre.commune,
    nature: offre.nature, typologie: offre.typologie, surface: decimal(offre.surface), etage: String(offre.etage),
    ...(offre.ascenseur ? { ascenseur: 'oui' } : {}), ...(offre.pmr ? { pmr: 'oui' } : {}),
    chauffage: offre.chauffage, annee: offre.annee === null ? '' : String(offre.annee), dpe: offre.dpe, ges: offre.ges, description: offre.description,
    financement: offre.financement, zone_abc: offre.zone_abc ?? '', zone_apl: offre.zone_apl === null ? '' : String(offre.zone_apl),
    loyer_hors_charges: money(offre.loyer_hors_charges), loyer: money(offre.loyer), depot: money(offre.depot_garantie),
    ...dateValues('disponible', offre.disponible_le), siren: siren ?? '', designes_max: String(offre.designes_max),
  }
}

function money(cents: number): string {
  return decimal(cents / 100)
}

function decimal(value: number): string {
  return String(value).replace('.', ',')
}
