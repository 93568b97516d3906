/** Plain controls of the window: they know words given to them, and nothing of records. */
import './styles/theme.css';
import './styles/controls.css';
import './styles/layout.css';
import './styles/feedback.css';
import './styles/lists.css';

export { Button, IconButton } from './controls/button.tsx';
export { Checkbox, Radios, Select, type Option } from './controls/choice.tsx';
export { DayField } from './controls/day-field.tsx';
export { Dialog } from './controls/dialog.tsx';
export { Filters } from './controls/filters.tsx';
export { isShortcut, Keys, keysText } from './controls/keys.tsx';
export { MenuButton, type MenuEntry } from './controls/menu-button.tsx';
export { Named } from './controls/named.tsx';
export { Tabs } from './controls/tabs.tsx';
export { TextField } from './controls/text-field.tsx';
export { Empty, Loading } from './feedback/empty.tsx';
export { Mark, Notice, type Tone } from './feedback/notice.tsx';
export { ProgressBar } from './feedback/progress-bar.tsx';
export { Screen } from './layout/screen.tsx';
export { Split } from './layout/split.tsx';
export { Shortened } from './text/shortened.tsx';
export { ChosenBox, Rows, type RowFacts } from './lists/rows.tsx';
