import { drawFrom, type Draw } from '#ui/chance.ts'
import { bush, disc, rect, rows, type Sketch, SKIES, tidy, tree } from '#ui/sketch.ts'
import { sketchFlats } from '#ui/sketch-flats.ts'
import { sketchHouse } from '#ui/sketch-houses.ts'

export type HomeType = 'appartement' | 'maison'

/** A home drawn from its own number when it has no photo: always the same one, never a real place. Decoration: hidden from screen readers. */
export function Facade(props: { seed: string; type: HomeType }) {
  const draw = drawFrom(props.seed)
  return (
    <svg class="facade" viewBox="0 0 320 200" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
      <Outlines sketch={[...sky(draw, 320), ...scene(draw, props.type), ...pavement(draw, 320, 180)]} />
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
  const homes = frames.flatMap(({ type, x, width }) => (type === 'maison' ? sketchHouse : sketchFlats)(draw, { x, ground: 210, width }))
  const trees = [175, 332, 532, 700, 846, 1064].flatMap((x) => tree(draw, x, 210))
  return (
    <svg class="street" viewBox="0 0 1360 230" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
      <Outlines sketch={[...homes, ...trees, ['#0d4a4f', rect(0, 210, 1360, 20)]]} />
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

function sky(draw: Draw, width: number): Sketch {
  const ground = draw.pick(SKIES)
  const sunX = draw.odds(50) ? 40 + draw.below(40) : width - 80 + draw.below(40)
  const far = rows(9).map((index) => rect(index * 38 - draw.below(12), 180 - 40 - draw.below(46), 34, 90))
  return [
    [ground, rect(0, 0, width, 200)],
    ['#fff6dc', disc(sunX, 42, 24)],
    ['#ffcf5c', disc(sunX, 42, 16)],
    ['#ffffff', cloud(draw.below(220) + 30, 30 + draw.below(34))],
    ['#0d4a4f14', far.join('')],
  ]
}

function cloud(x: number, y: number): string {
  return `M${x} ${y}a9 9 0 0 1 9 -9a13 13 0 0 1 24 -2a10 10 0 0 1 15 11z`
}

function scene(draw: Draw, type: HomeType): Sketch {
  const flats = type === 'appartement'
  const width = flats ? 150 + draw.below(50) : 200
  const x = Math.round((320 - width) / 2) + draw.below(30) - 15
  const home = (flats ? sketchFlats : sketchHouse)(draw, { x, ground: 180, width })
  const greenery = flats
    ? [...tree(draw, x - 26, 180), ...(draw.odds(60) ? tree(draw, x + width + 24, 180) : bush(draw, x + width + 20, 180))]
    : [...tree(draw, 30 + draw.below(16), 180), ...bush(draw, x + 12, 180), ...bush(draw, x + width - 6, 180), ...tree(draw, 296 - draw.below(16), 180)]
  return [...home, ...greenery]
}

function pavement(draw: Draw, width: number, ground: number): Sketch {
  const color = draw.pick(['#8bb27a', '#a3bd83', '#c9bfae', '#7fae8b'])
  return [
    [color, rect(0, ground, width, 20)],
    ['#ffffff40', rect(0, ground, width, 3)],
  ]
}
