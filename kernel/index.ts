export { money, narrow, percents } from './money'
export { advance } from './paths'
export { below, fill, normals, open, uniforms } from './random'
export { orderable, select } from './select'
