import { it } from 'vitest'
import { smallWorkbook, SMALL_DAY } from '/work/main/test/workbooks/small.js'
import { unzip, zip, withFile } from '/work/main/test/workbooks/zip.js'
import { readNatoWorkbook } from '/work/main/src/sources/nato-workbook.js'
import { contextOf } from '/work/main/test/workbooks/world.js'
it('x', async () => {
  const { bytes, placed } = await smallWorkbook('2024')
  const es = unzip(bytes)
  console.log(es.map(e=>e.name+' '+e.data.length).join('\n'))
  const show=(n:string)=>console.log(n, new TextDecoder().decode(es.find(e=>e.name===n)!.data).slice(0,1500))
  show('xl/worksheets/sheet1.xml'); show('xl/workbook.xml'); show('xl/_rels/workbook.xml.rels')
  const ctx = contextOf(SMALL_DAY,'original')
  const tryit = async (name: string, b: Uint8Array) => {
    const t = performance.now()
    let out: string
    try { const r = await readNatoWorkbook(b, ctx); out = 'READ ' + (JSON.stringify(r.observations)===JSON.stringify(placed)) } catch (e: any) { out = e.name+' '+e.code+': '+String(e.message).slice(0,200) }
    console.log(name, b.length, Math.round(performance.now()-t)+'ms', out)
  }
  await tryit('plain', bytes); await tryit('plain', bytes); await tryit('rezip', zip(es))
  const s1='xl/worksheets/sheet1.xml'
  const inSheet=(f:(t:string)=>string)=>withFile(bytes,s1,f)
  await tryit('million rows', inSheet(t=>t.replace('<sheetData>','<sheetData>'+'<row/>'.repeat(1e6))))
  let k=0
  await tryit('million rows random', inSheet(t=>t.replace('<sheetData>','<sheetData>'+Array.from({length:1e6},()=>`<row r="${5000+(k++*7919)%100000}" x="${Math.random()}"/>`).join(''))))
  await tryit('prefixed rows', inSheet(t=>t.replace('<sheetData>','<sheetData>'+'<x:row/>'.repeat(1e6/2)).replace(/$/,'<!--'+Array.from({length:40000},()=>Math.random()).join('')+'-->')))
  await tryit('cells', inSheet(t=>t.replace('</sheetData>','<row r="5000">'+'<c r="A5000"/>'.repeat(3e6)+'</row></sheetData>').replace(/$/,'<!--'+Array.from({length:40000},()=>Math.random()).join('')+'-->')))
  await tryit('cols', inSheet(t=>t.replace('<sheetData>','<cols>'+'<col min="1" max="16384" width="9"/>'.repeat(20000)+'</cols><sheetData>')))
  await tryit('stars', inSheet(t=>t.replace('</sheetData>','<row r="99"><c r="C99" t="inlineStr"><is><t>x'+'*'.repeat(3000)+'x</t></is></c></row></sheetData>')))
  await tryit('far', inSheet(t=>t.replace('</sheetData>','<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')))
  await tryit('blank cells', inSheet(t=>t.replace('</sheetData>',Array.from({length:1500},(_,i)=>`<row r="${400+i}">`+Array.from({length:20},()=>`<c t="s"><v>0</v></c>`).join('')+'</row>').join('')+'</sheetData>')))
  const bomb = new Uint8Array(1e9/5)
  await tryit('bin lying 0', zip([...es.map(e=>e.name===s1?{...e,name:'xl/worksheets/sheet1.dat', data:bomb, unpacked:0}:{...e,data:e.name.endsWith('workbook.xml.rels')||e.name.startsWith('[Con')?new TextEncoder().encode(new TextDecoder().decode(e.data).replace('worksheets/sheet1.xml','worksheets/sheet1.dat')):e.data})]))
  await tryit('huge', zip([...es,{name:'xl/media/a.xml',data:bomb}]))
  await tryit('lying', zip([...es,{name:'xl/media/a.xml',data:bomb,unpacked:1000}]))
}, 600000)
