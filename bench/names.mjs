// Invented people for rows: common parts of Vietnamese names, folded as the search keeps them.
// Of a hundred people 38 are called Nguyễn, as in life: that is what makes a search hard.
const shares = {
  nguyen: 38, tran: 12, le: 9, pham: 7, hoang: 5, phan: 5, vu: 4, dang: 3, bui: 3,
  do: 3, ho: 2, ngo: 2, duong: 2, ly: 1, dinh: 1, doan: 1, trinh: 1, mai: 1,
};
export const families = Object.entries(shares).flatMap(([name, share]) => Array(share).fill(name));
export const middles = (
  'van thi duc minh thanh ngoc hong quang xuan thu gia bao khanh hai dinh huu kim phuong tuan anh'
).split(' ');
export const givens = (
  'an anh binh chau chi cuong dao diep dong dung giang ha hai han hang hanh hau hien' +
  ' hieu hoa hoan hue hung huong huy khai khanh kien lam lan linh loan long mai mau my' +
  ' nam nga ngan nghia nhan nhi nhung oanh phong phuc quan quyen son tam thao thinh thuy' +
  ' tien toan trang tri tu tung uyen vinh vy yen'
).split(' ');
