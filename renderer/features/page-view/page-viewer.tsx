import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import OpenSeadragon from 'openseadragon';
import { useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
import type { Box } from '../../../shared/model/page.ts';
import { createPortal } from 'react-dom';
import { IconButton, Notice, type Tone } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { pageImageUrl } from './page-image-url.ts';
import './page-view.css';

/** What the viewer needs of a page; a PageDetail has it. */
export interface ShownPage {
  readonly id: number;
  readonly version: string;
  /** Page space, px. */
  readonly width: number;
  readonly height: number;
}

/** A place on the page worth a look. `box` in px of the page space. */
export interface PageMark {
  readonly id: string;
  readonly box: Box;
  readonly tone: Tone;
  readonly label?: string;
  readonly active?: boolean;
}

export interface ViewerHandle {
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  /** Brings a place into view, with room around it. */
  readonly show: (box: Box) => void;
}

interface PageViewerProps {
  readonly page: ShownPage;
  readonly marks?: readonly PageMark[];
  /** A place that is brought into view when it changes. */
  readonly focus?: Box | null;
  /** A press on the page, in px of the page space. */
  readonly onPress?: (x: number, y: number) => void;
  readonly handle?: Ref<ViewerHandle>;
  /** Laid over the page and scaled with it: an SVG that fills its place, with the page space as its view box. */
  readonly overlay?: ReactNode;
  /** Laid over the picture in its top left corner. */
  readonly children?: ReactNode;
}

/** Beyond this many px on the longest side the screen's picture is too coarse for deep zoom and the full one is loaded. */
const VIEW_SIDE = 2200;

const NO_MARKS: readonly PageMark[] = [];

/**
 * A page with deep zoom: wheel, pinch, drag, keys (+, −, 0, arrows). The quick picture comes first, the one at the page's
 * own resolution when it is zoomed into.
 */
export function PageViewer({
  page,
  marks = NO_MARKS,
  focus = null,
  onPress,
  handle,
  overlay,
  children,
}: PageViewerProps) {
  const { say } = useWords();
  const canvas = useRef<HTMLDivElement>(null);
  const viewer = useRef<OpenSeadragon.Viewer | null>(null);
  const press = useRef(onPress);
  const [failed, setFailed] = useState(false);
  const [opened, setOpened] = useState('');
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  const { id, version, width, height } = page;

  useEffect(() => {
    press.current = onPress;
  }, [onPress]);

  useEffect(() => {
    if (!canvas.current) return;
    const made = OpenSeadragon({
      element: canvas.current,
      showNavigationControl: false,
      animationTime: 0.25,
      maxZoomPixelRatio: 4,
      visibilityRatio: 0.4,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      gestureSettingsPen: { clickToZoom: false },
      // The arrows turn pages where there are pages to turn; zoom keys stay.
      keyboardNavEnabled: true,
      drawer: 'canvas',
    });
    made.addHandler('canvas-key', (event) => {
      // Its letters would turn and flip the picture behind the program's back: letters are the screens' own.
      const { key } = event.originalEvent;
      if (key.length === 1 && !'+-=_0'.includes(key)) event.preventDefaultAction = true;
    });
    made.addHandler('canvas-click', (event) => {
      if (!event.quick || made.world.getItemCount() === 0) return;
      const item = made.world.getItemAt(0);
      const point = item.viewerElementToImageCoordinates(event.position);
      const scale = item.getContentSize().x;
      press.current?.((point.x / scale) * sizeOf(made).width, (point.y / scale) * sizeOf(made).width);
    });
    viewer.current = made;
    return () => {
      viewer.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    const made = viewer.current;
    if (!made) return;
    setFailed(false);
    sizes.set(made, { width, height });
    const key = `${id}:${version}`;
    const place = { x: 0, y: 0, width: 1 };
    made.world.removeAll();
    made.addTiledImage({
      ...place,
      tileSource: { type: 'image', url: pageImageUrl(id, version, 'view') },
      success: () => {
        made.viewport.goHome(true);
        setOpened(key);
      },
      error: () => setFailed(true),
    });
    const sharpen = (): void => {
      if (Math.max(width, height) <= VIEW_SIDE || made.viewport.getZoom() < 2) return;
      made.removeHandler('zoom', sharpen);
      made.addTiledImage({ ...place, tileSource: { type: 'image', url: pageImageUrl(id, version, 'full') } });
    };
    made.addHandler('zoom', sharpen);
    return () => made.removeHandler('zoom', sharpen);
  }, [id, version, width, height]);

  useEffect(() => {
    const made = viewer.current;
    if (!made || opened !== `${id}:${version}`) return;
    const elements = marks.map((mark) => {
      const element = document.createElement('div');
      element.className = `page-mark ${mark.tone} ${mark.active ? 'active' : ''}`;
      if (mark.label) element.title = mark.label;
      made.addOverlay({ element, location: rectOf(mark.box, width) });
      return element;
    });
    return () => {
      if (viewer.current === made) for (const element of elements) made.removeOverlay(element);
    };
  }, [marks, opened, id, version, width]);

  const hasOverlay = overlay !== undefined;
  useEffect(() => {
    const made = viewer.current;
    if (!made || !hasOverlay || opened !== `${id}:${version}`) return;
    const element = document.createElement('div');
    element.className = 'page-overlay';
    made.addOverlay({ element, location: rectOf([0, 0, width, height], width) });
    setLayer(element);
    return () => {
      setLayer(null);
      if (viewer.current === made) made.removeOverlay(element);
    };
  }, [hasOverlay, opened, id, version, width, height]);

  const [x0, y0, x1, y1] = focus ?? [];
  useEffect(() => {
    const made = viewer.current;
    if (!made || opened !== `${id}:${version}`) return;
    if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return;
    show(made, [x0, y0, x1, y1], width);
  }, [x0, y0, x1, y1, opened, id, version, width]);

  const actions: ViewerHandle = {
    zoomBy: (factor) => viewer.current?.viewport.zoomBy(factor),
    fit: () => viewer.current?.viewport.goHome(),
    show: (box) => {
      if (viewer.current) show(viewer.current, box, width);
    },
  };
  useImperativeHandle(handle, () => actions);

  return (
    <div className="page-viewer" data-opened={opened}>
      <div ref={canvas} className="canvas" role="img" aria-label={say('page.picture')} tabIndex={0} />
      {layer ? createPortal(overlay, layer) : null}
      {children}
      <div className="tools" role="toolbar" aria-label={say('page.tools')}>
        <IconButton label={say('page.zoomIn')} icon={ZoomIn} onPress={() => actions.zoomBy(1.5)} />
        <IconButton label={say('page.zoomOut')} icon={ZoomOut} onPress={() => actions.zoomBy(1 / 1.5)} />
        <IconButton label={say('page.fit')} icon={Maximize} onPress={actions.fit} />
      </div>
      {failed ? (
        <div className="failed">
          <Notice tone="bad" title={say('page.noPicture')}>
            {say('page.noPictureDo')}
          </Notice>
        </div>
      ) : null}
    </div>
  );
}

/** Page spaces of what viewers show, px: the pictures are smaller, marks and presses are not. */
const sizes = new WeakMap<OpenSeadragon.Viewer, { readonly width: number; readonly height: number }>();

function sizeOf(viewer: OpenSeadragon.Viewer): { readonly width: number; readonly height: number } {
  return sizes.get(viewer) ?? { width: 1, height: 1 };
}

/** In the viewer's own measure the page is 1 wide. */
function rectOf([x0, y0, x1, y1]: Box, width: number): OpenSeadragon.Rect {
  return new OpenSeadragon.Rect(x0 / width, y0 / width, (x1 - x0) / width, (y1 - y0) / width);
}

function show(viewer: OpenSeadragon.Viewer, box: Box, width: number): void {
  const rect = rectOf(box, width);
  const room = Math.max(0.12, rect.width * 0.5);
  viewer.viewport.fitBounds(
    new OpenSeadragon.Rect(rect.x - room, rect.y - room / 2, rect.width + room * 2, rect.height + room),
  );
}
