import { ListFilter } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';

interface FiltersProps {
  readonly label: string;
  /** Words of the button, with how many are set: what is folded away still narrows. */
  readonly fold: string;
  readonly children: ReactNode;
}

/** What narrows a list. Where the window is low for its text they are folded behind one button: the list comes first. */
export function Filters({ label, fold, children }: FiltersProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="ui-filters" role="group" aria-label={label} data-open={open}>
      <Button
        className="ui-button ui-filters-fold"
        aria-expanded={open}
        aria-controls={id}
        onPress={() => {
          setOpen(!open);
        }}
      >
        <ListFilter aria-hidden />
        {fold}
      </Button>
      <div id={id} className="ui-filters-fields">
        {children}
      </div>
    </div>
  );
}
