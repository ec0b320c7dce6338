import { drawFrom } from '#ui/chance.ts'
import { DRAWINGS, type HomeType, nameDrawing } from '#ui/facades.ts'
import { useView } from '#ui/request-view.tsx'
import { cloud, disc, rect, type Sketch, SKIES, tidy, tree, WALLS } from '#ui/sketch.ts'
import { sketchFlats } from '#ui/sketch-flats.ts'
import { sketchHouse } from '#ui/sketch-houses.ts'

/** A home drawn from its own number when it has no photo: always the same one, never a real place. Decoration: hidden from screen readers. */
export function Facade(props: { seed: string; type: HomeType; /** For the top of a sheet: the same home, more sky on both sides. */ wide?: boolean }) {
  const { assets } = useView()
  const draw = drawFrom(props.seed)
  const drawing = nameDrawing(props.type, draw.below(DRAWINGS[props.type]))
  const wide = props.wide === true
  return (
    <svg class={wide ? 'facade facade-wide' : 'facade'} viewBox={wide ? '-80 0 480 200' : '0 0 320 200'} preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
      <rect x="-80" width="480" height="200" fill={draw.pick(SKIES)} />
      <use href={`${assets.facades}#${drawing}`} fill={draw.pick(WALLS)} />
    </svg>
  )
}

/** A row of homes along the foot of a band. */
export function Street(props: { seed: string }) {
  const draw = drawFrom(props.seed)
  const frames = [
    { type: 'maison', x: 10, width: 150 },
    { type: 'appartement', x: 190, width: 130 },
    { type: 'appartement', x: 345, width: 170 },
    { type: 'maison', x: 550, width: 140 },
    { type: 'appartement', x: 712, width: 120 },
    { type: 'maison', x: 860, width: 195 },
    { type: 'appartement', x: 1075, width: 150 },
    { type: 'appartement', x: 1240, width: 120 },
  ] as const
  const homes = frames.flatMap(({ type, x, width }) => (type === 'maison' ? sketchHouse : sketchFlats)(draw, { x, ground: 210, width }, draw.pick(WALLS)))
  const trees = [175, 332, 532, 700, 846, 1064].flatMap((x) => tree(draw, x, 210))
  return (
    <svg class="street" viewBox="0 -40 1360 270" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
      <Outlines sketch={[['#fff3cf', disc(958, 66, 62)], ['#ffcf5c', disc(958, 66, 46)], ['#ffffff', cloud(640, 30) + cloud(1120, 4) + cloud(240, 14)], ...homes, ...trees, ['#0d4a4f', rect(0, 210, 1360, 20)]]} />
    </svg>
  )
}

function Outlines(props: { sketch: Sketch }) {
  return (
    <>
      {props.sketch
        .filter(([, outline]) => outline !== '')
        .map(([fill, outline], index) => (
          <path key={index} fill={fill} d={tidy(outline)} />
        ))}
    </>
  )
}
