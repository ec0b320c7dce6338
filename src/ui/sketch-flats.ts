import type { Draw } from '#ui/chance.ts'
import { ACCENTS, arch, disc, type Frame, GLASS, PALE, rect, ROOFS, rows, type Sketch, type Stroke, windows } from '#ui/sketch.ts'

/** A block of flats in one of four manners; stands on `ground`, as wide as the frame. `wall`: any colour that SVG knows. */
export function sketchFlats(draw: Draw, frame: Frame, wall: string): Sketch {
  const manner = draw.pick([stone, modern, brick, balconies])
  return manner(draw, frame, wall)
}

type Grid = { left: number; step: number; columns: number }

function gridOf(frame: Frame, columns: number, size: number): Grid {
  const step = frame.width / columns
  return { left: frame.x + (step - size) / 2, step, columns }
}

/** Dressed stone, slate mansard with dormers, running balconies. */
function stone(draw: Draw, frame: Frame, wall: string): Sketch {
  const floors = 3 + draw.below(2)
  const { x, ground, width } = frame
  const top = ground - 30 - floors * 25
  const grid = gridOf(frame, Math.max(3, Math.round(width / 30)), 12)
  const cells = rows(grid.columns).map((column) => grid.left + column * grid.step)
  const roof = draw.pick(['#41525f', '#5d6e79', '#4a5560'])
  const balcony = rows(floors).filter((floor) => floor === 0 || floor === floors - 2)
  const rail = (floor: number) => rect(x - 2, top + floor * 25 + 21, width + 4, 1.5) + rect(x - 2, top + floor * 25 + 26.5, width + 4, 1.5) + bars(x, top + floor * 25 + 22, width)
  return [
    [roof, `M${x - 3} ${top}l7 -24h${width - 8}l7 24z`],
    [roof, rect(x + width * 0.2, top - 36, 9, 14) + rect(x + width * 0.7, top - 34, 9, 12)],
    [PALE, cells.map((cell) => arch(cell, top - 19, 12, 17)).join('')],
    [GLASS, cells.map((cell) => arch(cell + 2, top - 16, 8, 14)).join('')],
    [wall, rect(x, top, width, ground - top)],
    ['#d9c3a3', rect(x - 3, top - 2, width + 6, 4) + rect(x, ground - 31, width, 3)],
    ...windows(draw, rows(floors).flatMap((floor) => cells.map((cell) => rect(cell, top + 6 + floor * 25, 12, 17)))),
    ['#2c4148', balcony.map(rail).join('')],
    ...groundFloor(draw, frame, cells),
  ]
}

function bars(x: number, y: number, width: number): string {
  return rows(Math.floor(width / 5)).map((index) => rect(x + index * 5 + 1, y, 1, 5)).join('')
}

function groundFloor(draw: Draw, frame: Frame, cells: readonly number[]): Sketch {
  const door = draw.below(cells.length)
  const accent = draw.pick(ACCENTS)
  const shops = cells.filter((_, index) => index !== door)
  const awning = (cell: number) => `M${cell - 4} ${frame.ground - 20}l3 -7h14l3 7z`
  const doorX = cells[door] ?? frame.x
  const base: Sketch = [
    [GLASS, shops.map((cell) => rect(cell - 2, frame.ground - 21, 16, 17)).join('')],
    [accent, arch(doorX - 1, frame.ground - 26, 14, 26)],
    ['#ffd36b', disc(doorX + 10, frame.ground - 11, 1.1)],
  ]
  return draw.odds(65) ? [...base, [draw.pick(['#e4694c', '#0d4a4f', '#d99a1c']), shops.map(awning).join('')]] : base
}

/** Plain volumes, wide windows, loggias in one colour, plants on the roof. */
function modern(draw: Draw, frame: Frame, wall: string): Sketch {
  const { x, ground, width } = frame
  const floors = 4 + draw.below(2)
  const top = ground - floors * 26 - 6
  const accent = draw.pick(ACCENTS)
  const wing = Math.round(width * (0.34 + draw.below(20) / 100))
  const grid = gridOf({ ...frame, x: x + wing, width: width - wing }, Math.max(2, Math.round((width - wing) / 36)), 20)
  const wide = rows(floors).flatMap((floor) => rows(grid.columns).map((column) => rect(grid.left + column * grid.step, top + 9 + floor * 26, 20, 15)))
  const loggias = rows(floors).map((floor) => rect(x + 7, top - 4 + floor * 26, wing - 14, 18))
  return [
    ['#5f9467', rows(3).map((index) => disc(x + wing + 14 + index * 19, top - 1, 5 + draw.below(4))).join('')],
    [draw.pick(['#fdf8ee', '#eceae3', '#f7e8d3', '#e2e9e4']), rect(x + wing - 2, top, width - wing + 2, ground - top)],
    [wall, rect(x, top - 14, wing, ground - top + 14)],
    [draw.pick(ROOFS), rect(x - 2, top - 17, wing + 4, 4) + rect(x + wing, top - 2, width - wing + 2, 3)],
    ...windows(draw, wide),
    ['#2d4f58', loggias.join('')],
    [accent, rows(floors).map((floor) => rect(x + 5, top + 8 + floor * 26, wing - 10, 7)).join('')],
    [accent, rect(x + wing + 8, ground - 24, 16, 24)],
    [PALE, rect(x + wing + 4, ground - 27, 24, 3)],
  ]
}

/** Red brick, round windows' heads in white stone, a cornice. */
function brick(draw: Draw, frame: Frame, wall: string): Sketch {
  const { x, ground, width } = frame
  const floors = 3 + draw.below(2)
  const top = ground - floors * 28 - 12
  const grid = gridOf(frame, Math.max(3, Math.round(width / 32)), 14)
  const cells = rows(grid.columns).map((column) => grid.left + column * grid.step)
  const door = cells[draw.below(cells.length)] ?? x
  const spots = rows(floors).flatMap((floor) => cells.map((cell) => ({ cell, y: top + 14 + floor * 28, door: floor === floors - 1 && cell === door })))
  const panes = spots.filter((spot) => !spot.door)
  return [
    [draw.pick(ROOFS), rect(x + 14, top - 14, 10, 14) + rect(x + width - 26, top - 11, 10, 11)],
    [wall, rect(x, top, width, ground - top)],
    ['#f3dfc6', rect(x - 3, top - 3, width + 6, 6) + rect(x, ground - 4, width, 4)],
    ['#f3dfc6', panes.map(({ cell, y }) => arch(cell - 2, y - 2, 18, 21)).join('')],
    ...windows(draw, panes.map(({ cell, y }) => arch(cell, y, 14, 18))),
    ['#f3dfc6', arch(door - 3, ground - 30, 20, 30)],
    [draw.pick(ACCENTS), arch(door - 1, ground - 28, 16, 28)],
    ['#ffd36b', disc(door + 11, ground - 12, 1.1)],
  ]
}

/** Long balconies with coloured fronts, one above the other. */
function balconies(draw: Draw, frame: Frame, wall: string): Sketch {
  const { x, ground, width } = frame
  const floors = 4 + draw.below(2)
  const top = ground - floors * 25 - 14
  const grid = gridOf(frame, Math.max(2, Math.round(width / 44)), 32)
  const cells = rows(floors).flatMap((floor) => rows(grid.columns).map((column) => ({ x: grid.left + column * grid.step, y: top + 8 + floor * 25 })))
  const accent = draw.pick(ACCENTS)
  const second = draw.pick(ACCENTS)
  const fronts = (want: boolean): Stroke => [want ? accent : second, cells.filter((_, index) => (index % 3 === 0) === want).map((cell) => rect(cell.x - 2, cell.y + 9, 36, 8)).join('')]
  const plants = cells.filter(() => draw.odds(25)).map((cell) => disc(cell.x + 6, cell.y + 8, 3) + disc(cell.x + 11, cell.y + 8, 2.4))
  return [
    [draw.pick(ROOFS), rect(x + width * 0.4, top - 11, width * 0.22, 12) + rect(x - 2, top - 3, width + 4, 5)],
    [wall, rect(x, top, width, ground - top)],
    ...windows(draw, cells.flatMap((cell) => [rect(cell.x, cell.y, 14, 17), rect(cell.x + 17, cell.y, 15, 17)])),
    ['#5f9467', plants.join('')],
    fronts(true),
    fronts(false),
    [accent, rect(x + width / 2 - 8, ground - 22, 16, 22)],
    [PALE, rect(x + width / 2 - 14, ground - 25, 28, 3)],
  ]
}
