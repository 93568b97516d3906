import {
  ClipboardCheck,
  Clock,
  FolderTree,
  Gauge,
  History,
  PackageCheck,
  PackageOpen,
  ScanLine,
  ScanText,
  Search,
  Settings,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { ScreenId } from '../../shared/model/screens.ts';
import { AppraiseScreen } from '../features/appraise/index.ts';
import { CheckScreen } from '../features/check/index.ts';
import { DigitiseScreen } from '../features/digitise/index.ts';
import { FormScreen } from '../features/form/index.ts';
import { HandoverScreen } from '../features/handover/index.ts';
import { JournalScreen } from '../features/journal/index.ts';
import { OverviewScreen } from '../features/overview/index.ts';
import { ReceiveScreen } from '../features/receive/index.ts';
import { RecogniseScreen } from '../features/recognise/index.ts';
import { SearchScreen } from '../features/search/index.ts';
import { SettingsScreen } from '../features/settings/index.ts';

/** Screen → its picture in the rail and what it shows. */
export const SCREEN_TABLE: Readonly<Record<ScreenId, { readonly icon: LucideIcon; readonly Show: ComponentType }>> = {
  digitise: { icon: ScanLine, Show: DigitiseScreen },
  recognise: { icon: ScanText, Show: RecogniseScreen },
  form: { icon: FolderTree, Show: FormScreen },
  appraise: { icon: Clock, Show: AppraiseScreen },
  check: { icon: ClipboardCheck, Show: CheckScreen },
  handover: { icon: PackageCheck, Show: HandoverScreen },
  receive: { icon: PackageOpen, Show: ReceiveScreen },
  search: { icon: Search, Show: SearchScreen },
  overview: { icon: Gauge, Show: OverviewScreen },
  journal: { icon: History, Show: JournalScreen },
  settings: { icon: Settings, Show: SettingsScreen },
};
