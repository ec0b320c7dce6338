import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { useView } from '#ui/request-view.tsx'
import { Notice } from '#ui/notice.tsx'

/** Legal notice (F102). */
export function MentionsPage() {
  const { demonstration } = useView()
  return (
    <Page title="Mentions légales" publicNav>
      <PageTitle>Mentions légales</PageTitle>
      {demonstration && (
        <Notice title="Ceci est une démonstration">
          <p>Les personnes, logements, entreprises et bailleurs y sont inventés. Le registre national est remplacé par un simulateur qui parle le même langage.</p>
        </Notice>
      )}
      <Section title="Éditeur">
        <p>
          Action Logement Services, SAS au capital de 20{'\u00a0'}000{'\u00a0'}000{'\u00a0'}€. Siège{'\u00a0'}: 19/21 quai d’Austerlitz, 75013 Paris. RCS Paris 824{'\u00a0'}541{'\u00a0'}148. ORIAS 17006232. Société contrôlée par
          l’Autorité de contrôle prudentiel et de résolution (ACPR).
        </p>
      </Section>
      <Section title="Données de référence">
        <ul>
          <li>Communes, populations, codes postaux{'\u00a0'}: INSEE et La Poste, Licence Ouverte 2.0.</li>
          <li>Coordonnées des communes{'\u00a0'}: GeoNames, CC BY 4.0.</li>
        </ul>
      </Section>
      <Section title="Règles appliquées">
        <p>
          Les plafonds de ressources viennent de l’arrêté du 29 juillet 1987 modifié et de l’annexe III du code général des impôts. Les figures à confirmer portent la mention «{'\u00a0'}à vérifier{'\u00a0'}». Seule la commission
          d’attribution du bailleur décide.
        </p>
      </Section>
    </Page>
  )
}
