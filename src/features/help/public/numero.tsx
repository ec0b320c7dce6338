import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { SITE_NATIONAL, SITES } from '../sites.ts'

/** For those without a number: 28 départements with a site of their own, the national one for all others (F107). */
export function NumeroPage() {
  return (
    <Page title="Obtenir un numéro unique" active="comment" publicNav>
      <PageTitle lead="Le numéro unique (NUD ou NUR) prouve la date de votre demande. AL’in ne le délivre pas : on le demande ici.">Obtenir un numéro unique</PageTitle>
      <Section title="Votre demande porte sur l’un de ces départements">
        <p>Ils ont leur propre site. Choisissez celui où vous voulez habiter.</p>
        <ul class="columns-list">
          {SITES.map(({ departement, nom, url }) => (
            <li key={departement}>
              <a href={url} rel="external">
                {nom} ({departement})
              </a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Votre demande porte sur un autre département">
        <p>
          <ButtonLink href={SITE_NATIONAL} rel="external">
            Aller sur le site national
          </ButtonLink>
        </p>
        <p>En Île-de-France, une seule demande vaut pour toute la région.</p>
      </Section>
      <Section title="Ensuite">
        <p>
          Terminez le dossier et déposez vos pièces sur ce même site. Revenez ici avec votre numéro{'\u00a0'}: <a href="/demandeur/import">apporter ma demande</a>.
        </p>
      </Section>
    </Page>
  )
}
