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

/** Room kept free around the whole page, px of the screen: its edge and first line are seen to be all there is. */
const MARGIN = 10;
/**
 * Room between a marked place and its frame, as a share of the page's width: the marks over letters reach beyond their
 * words' box.
 */
const MARK_ROOM = 0.003;

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
  /** What is in view: the whole page, a place on it, or what the person went to. */
  const view = useRef<View>('whole');
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
      viewportMargins: { left: MARGIN, top: MARGIN, right: MARGIN, bottom: MARGIN },
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
      else view.current = 'own';
    });
    for (const event of ['canvas-drag', 'canvas-scroll', 'canvas-pinch', 'canvas-double-click'] as const)
      made.addHandler(event, () => {
        view.current = 'own';
      });
    made.addHandler('home', () => {
      view.current = 'whole';
    });
    // The room changes when the strip below comes or a pane is drawn wider; OpenSeadragon would then cut the page at its ends.
    // It sets its own view after this event.
    made.addHandler('after-resize', () => {
      queueMicrotask(() => {
        if (viewer.current !== made || made.world.getItemCount() === 0) return;
        if (view.current === 'whole') made.viewport.goHome(true);
        else if (view.current !== 'own') show(made, view.current, true);
      });
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
      made.addOverlay({ element, location: rectOf(roomy(mark.box, width * MARK_ROOM), width) });
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
    view.current = [x0, y0, x1, y1];
    show(made, view.current);
  }, [x0, y0, x1, y1, opened, id, version, width]);

  const actions: ViewerHandle = {
    zoomBy: (factor) => {
      view.current = 'own';
      viewer.current?.viewport.zoomBy(factor);
    },
    fit: () => viewer.current?.viewport.goHome(),
    show: (box) => {
      view.current = box;
      if (viewer.current) show(viewer.current, box);
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

type View = 'whole' | 'own' | Box;

function roomy([x0, y0, x1, y1]: Box, room: number): Box {
  return [x0 - room, y0 - room, x1 + room, y1 + room];
}

/** In the viewer's own measure the page is 1 wide. */
function rectOf([x0, y0, x1, y1]: Box, width: number): OpenSeadragon.Rect {
  return new OpenSeadragon.Rect(x0 / width, y0 / width, (x1 - x0) / width, (y1 - y0) / width);
}

/**
 * Brings a place into view with room around it: less beside a wide one, which would else be too small to read; none beyond
 * the page.
 */
function show(viewer: OpenSeadragon.Viewer, box: Box, immediately = false): void {
  const { width, height } = sizeOf(viewer);
  const rect = rectOf(box, width);
  const room = Math.min(0.12, Math.max(0.05, 0.2 - rect.width * 0.3));
  const wide = rect.width + room * 2;
  const high = Math.max(rect.height + room, wide / viewer.viewport.getAspectRatio());
  const middle = rect.y + rect.height / 2;
  const top = Math.max(0, Math.min(middle - high / 2, height / width - high));
  viewer.viewport.fitBounds(new OpenSeadragon.Rect(rect.x - room, top, wide, high), immediately);
}
