import { describe, expect, it } from 'vitest';
import { body, MIDDLE, PageBuilder, signature } from './page-builder.ts';
import { decision, read } from './read-page.ts';

describe('the signer', () => {
  it('is read from the page with the signature, not from the annex after it', () => {
    const signed = signature(
      body(new PageBuilder(), 30),
      120,
      ['TL. GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG'],
      'ThS. Hoàng Thị Diệu Ái',
    );
    const annex = body(new PageBuilder().put('PHỤ LỤC', { centre: MIDDLE, y: 24, face: 'bold' }), 40, 8);
    const fields = read(decision().build(), signed.build(), annex.build());
    expect(fields.signerName).toMatchObject({ value: 'Hoàng Thị Diệu Ái', page: 1 });
    expect(fields.signerPosition.value).toBe('CHÁNH VĂN PHÒNG');
    expect(fields.signerAuthority.value).toBe('TL. GIÁM ĐỐC');
  });

  it('is found under the noise of seal and pen', () => {
    const page = body(new PageBuilder(), 30)
      .put('TM. ỦY BAN NHÂN DÂN', { centre: 150, y: 120, face: 'bold' })
      .put('HỦ TICH', { centre: 150, y: 126, face: 'bold', confidence: 61 })
      .pen('k<Ặ?', [135, 130, 150, 142], 12)
      .pen('/ƒ', [150, 132, 170, 146], 4)
      .put('» Phạm Đăng Quỳnh', { centre: 149, y: 152, face: 'bold' });
    const fields = read(decision().build(), page.build());
    expect(fields.signerName.value).toBe('Phạm Đăng Quỳnh');
    expect(fields.signerPosition.value).toBe('CHỦ TỊCH');
    expect(fields.signerAuthority.value).toBe('TM. ỦY BAN NHÂN DÂN');
  });

  it('has no post when the deputy\'s "PHÓ" was lost under the seal', () => {
    const page = signature(body(new PageBuilder(), 30), 120, ['KT. CHỦ TỊCH', 'CHỦ TỊCH'], 'Lương Minh Hựu');
    const fields = read(decision().build(), page.build());
    expect(fields.signerPosition.state).toBe('absent');
    expect(fields.signerName.value).toBe('Lương Minh Hựu');
  });

  it('is absent where the block has no printed name', () => {
    const page = body(new PageBuilder(), 30).put('GIÁM ĐỐC', { centre: 150, y: 120, face: 'bold' });
    const fields = read(decision().build(), page.build());
    expect(fields.signerName.state).toBe('absent');
    expect(fields.signerPosition.value).toBe('GIÁM ĐỐC');
  });

  it('whose name is printed in capitals is given in the usual form', () => {
    const page = signature(body(new PageBuilder(), 30), 120, ['T/M UỶ BAN NHÂN DÂN', 'CHỦ TỊCH'], 'NGUYỄN VĂN BÌNH');
    const fields = read(decision().build(), page.build());
    expect(fields.signerName.value).toBe('Nguyễn Văn Bình');
    expect(fields.signerAuthority.value).toBe('TM. UỶ BAN NHÂN DÂN');
  });
});
