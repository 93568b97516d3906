import { FolderTree, Scissors } from 'lucide-react';
import { useRead } from '../../bridge/index.ts';
import { Button, Empty, Loading, MenuButton, Notice, Screen, Split } from '../../ui/index.ts';
import { Fault, runAction, useActions, useActionTable, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { BulkPane } from './bulk-pane.tsx';
import { CutView } from './cut-view.tsx';
import { form, useForm } from './form-state.ts';
import { exportToExcel, saveTemplate } from './exchange.ts';
import { ImportDialog } from './import-dialog.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { PagePane } from './page-pane.tsx';
import { readFields } from './read-fields.ts';
import { RecordDialogView } from './record-dialog.tsx';
import { RecordFormView } from './record-form.tsx';
import { TreePane } from './tree-pane.tsx';
import { useFormActions } from './use-form-actions.ts';
import { useAskedRecord } from './use-asked-record.ts';
import { useTree } from './use-tree.ts';
import './form.css';

/** Lập hồ sơ: the tree at the left, the chosen record's form in the middle, its pages at the right; or a batch being cut. */
export function FormScreen() {
  const { say, explain, language } = useWords();
  const tree = useTree();
  const [width, setWidth] = useStored('form.tree', 290);
  const mode = useForm((state) => state.mode);
  const table = useActionTable();
  useFormActions(tree.rows);
  useAskedRecord();
  const readings = useRead('extract/state', {}).data;
  const chosen = useForm((state) => state.selected);
  const fileIds = chosen.filter(({ level }) => level === 'file').map(({ id }) => id);
  useActions(
    {
      'form.import': { run: () => form.set({ exchange: 'import' }) },
      'form.printSeparators': { run: () => form.set({ exchange: 'print' }) },
      'form.readFields': {
        enabled: tree.rows.length > 0,
        run: () => {
          const fileId = fileInView(tree.rows);
          void readFields(fileId === null ? 'all' : { fileId }, true);
        },
      },
      'form.template': { run: () => void saveTemplate(say, language) },
      'form.export': {
        enabled: tree.rows.length > 0,
        run: () => void exportToExcel(say, language, fileIds),
      },
    },
    [tree.rows, chosen, say, language],
  );
  const entry = (id: string) => {
    const action = table.find((one) => one.id === id);
    return {
      id,
      label: say(`action.${id}`),
      ...(action?.keys ? { keys: action.keys } : {}),
      disabled: !action?.enabled,
      run: () => runAction(id),
    };
  };
  const reading = entry('form.readFields');
  const readBefore = readings?.some(({ read }) => read > 0) === true;
  const error = tree.error === null ? null : explain(tree.error as Parameters<typeof explain>[0]);
  const empty = !tree.loading && error === null && tree.rows.length === 0;
  return (
    <Screen
      title={say('screen.form')}
      tools={
        <>
          <MenuButton
            label={say('form.add')}
            entries={['form.newFonds', 'form.newInventory', 'form.newFile', 'form.newDocument'].map(entry)}
          />
          <MenuButton
            label={say('form.change')}
            entries={[
              ...['form.rename', 'form.carry', 'form.put', 'form.up', 'form.down', 'form.join'].map(entry),
              readBefore ? { ...reading, label: say('form.readFieldsAgain') } : reading,
              entry('form.delete'),
            ]}
          />
          <MenuButton label={say('form.excel')} entries={['form.template', 'form.import', 'form.export'].map(entry)} />
          <Button icon={mode === 'cut' ? FolderTree : Scissors} onPress={() => runAction('form.cut')}>
            {say(mode === 'cut' ? 'form.backToForm' : 'action.form.cut')}
          </Button>
        </>
      }
    >
      {error ? (
        <Notice tone="bad" title={error.what}>
          {error.remedy}
        </Notice>
      ) : tree.loading ? (
        <Loading label={say('form.loading')} />
      ) : empty && mode === 'form' ? (
        <Empty
          icon={FolderTree}
          title={say('form.emptyTitle')}
          actions={
            <>
              <Button onPress={() => runAction('form.template')}>{say('action.form.template')}</Button>
              <Button onPress={() => runAction('form.import')}>{say('action.form.import')}</Button>
              <Button look="primary" onPress={() => runAction('form.newFonds')}>
                {say('action.form.newFonds')}
              </Button>
            </>
          }
        >
          {say('form.empty')}
        </Empty>
      ) : (
        <Split side={<TreePane rows={tree.rows} />} width={width} onWidth={setWidth} label={say('form.treeWidth')}>
          {mode === 'cut' ? <CutView fileId={fileInView(tree.rows)} /> : <Chosen />}
        </Split>
      )}
      <RecordDialogView />
      <ImportDialog />
      <PrintDialog />
    </Screen>
  );
}

/** The file that is chosen, or the one the chosen document is in. */
function fileInView(rows: ReturnType<typeof useTree>['rows']): number | null {
  const { focus } = useForm.getState();
  if (focus?.level === 'file') return focus.id;
  if (focus?.level !== 'document') return null;
  return rows.find(({ node }) => node.level === 'document' && node.id === focus.id)?.parent?.id ?? null;
}

function Chosen() {
  const { say } = useWords();
  const focus = useForm((state) => state.focus);
  const selected = useForm((state) => state.selected);
  const [width, setWidth] = useStored('form.page', 400);
  const read = useRead('forming/read', focus ?? { level: 'fonds', id: 1 }, { enabled: focus !== null });
  if (selected.length > 1) return <BulkPane selected={selected} />;
  if (focus === null)
    return (
      <Empty icon={FolderTree} title={say('form.chooseTitle')}>
        {say('form.choose1')}
      </Empty>
    );
  if (read.error && read.error.code !== 'forming/gone') return <Fault of={read.error} />;
  const record = read.data;
  // Gone with an undo, or the one before while the next is read.
  if (read.error || record?.id !== focus.id || record.level !== focus.level) return <div className="form-fields" />;
  const fields = <RecordFormView record={record} />;
  if (record.level !== 'document') return fields;
  return (
    <Split
      label={say('form.pageWidth')}
      at="right"
      width={width}
      onWidth={setWidth}
      side={<PagePane pages={record.pages} offers={record.offers} documentId={record.id} />}
    >
      {fields}
    </Split>
  );
}
