// What the panel shows of a need, made of the same parts as its page.
import { casePath } from '../../../../casefile/modules/api.js';
import { contact } from '../../../../casefile/modules/contact.js';
import { field, h, present } from '../../../../casefile/modules/dom.js';
import { noteBox } from '../../../../casefile/modules/notes.js';
import { deadline, ladder, minutes, objections, others, tags } from '../../../../casefile/modules/parts.js';
import { say, w } from '../../../../casefile/modules/words.js';
import { fold, opens } from './panel-parts.js';

function facts(file) {
  return [
    h('div', { class: 'nl-tags' }, h('span', { class: 'nl-number' }, file.number), ...present(tags(file)), opens(file)),
    h('blockquote', { class: 'nl-description' }, file.description),
    h('div', { class: 'nl-fields' },
      file.place && field(w('地点', 'Place'), file.place),
      field(w('反映人', 'Reporter'), contact(file)),
      field(w('来源', 'Channel'), say(file.channel)),
      file.grid && field(w('网格', 'Grid'), say(file.grid)),
      file.responsible && field(w('承办单位', 'In charge'), say(file.responsible)),
      file.promisedOn && field(w('承诺日期', 'Promised by'), file.promisedOn),
      file.extensionTo && field(w('申请延至', 'Extension asked until'), file.extensionTo),
      file.mergedInto && field(w('已并入', 'Merged into'), file.mergedInto),
      file.minutes && field(w('议定', 'Screening'), minutes(file)),
      file.answer && field(w('已公开的答复', 'Public answer'), file.answer))
  ];
}

/** What people type into lives on while the rest is drawn anew. */
export function needContent(first, refresh) {
  const progress = first.takesNotes && noteBox({
    path: casePath(first.number, '/notes'), key: 'note', label: w('进展', 'Progress'),
    hint: w('写进经过，同办的单位都能看到。', 'Goes into what has happened; all units in the case see it.'), action: w('记录进展', 'Add progress'), said: refresh
  });
  return {
    main: file => [facts(file), deadline(file.deadline)],
    before: file => [
      file.duplicates.length > 0 && fold(w(`可能重复（${file.duplicates.length}）`, `Likely duplicates (${file.duplicates.length})`), true, others(file.duplicates, true)),
      file.merged.length > 0 && fold(w(`已并入本件（${file.merged.length}）`, `Merged into this need (${file.merged.length})`), true, others(file.merged, true)),
      file.objections.length > 0 && fold(w(`异议（${file.objections.length}）`, `Objections (${file.objections.length})`), true, objections(file.objections)),
      file.ladder.length > 0 && fold(w('经过哪些层级', 'Levels that held it'), true, ladder(file.ladder))
    ],
    order: ({ before, proof, happened, talked }) =>
      [before, first.takesNotes && proof, happened, progress, !first.takesNotes && proof, talked]
  };
}
