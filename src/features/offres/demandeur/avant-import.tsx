import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { pluriel } from '#ui/format.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import type { OffreCarte } from '../queries.ts'
import { Cartes } from '../views/cartes.tsx'

/** Homes shown before the request is brought may not fit: that is said first (F109). */
export function AvantImportPage(props: { offres: readonly OffreCarte[]; total: number }) {
  const { offres, total } = props
  return (
    <Page title="Les offres" active="offres" width="wide">
      <PageTitle>Les offres</PageTitle>
      <Notice tone="warning" title="Ces logements ne vous correspondent peut-être pas" actions={<ButtonLink href="/demandeur/import">Importer ma demande</ButtonLink>}>
        Vous n’avez pas encore apporté votre demande. Dès qu’elle sera là, vous ne verrez que les logements qui correspondent à votre situation, et vous pourrez postuler.
      </Notice>
      {total === 0 ? (
        <EmptyState title="Aucun logement n’est ouvert en ce moment">De nouvelles offres arrivent presque chaque jour.</EmptyState>
      ) : (
        <Section title={pluriel(total, 'logement ouvert', 'logements ouverts')} actions={<a href="/offres">Chercher par ville</a>}>
          <Cartes offres={offres} hrefOf={({ id }) => `/offres/${id}`} level={3} />
          {total > offres.length && (
            <ButtonLink href="/offres?page=2" look="secondary">
              Voir la suite
            </ButtonLink>
          )}
        </Section>
      )}
    </Page>
  )
}
