import { Service } from '../../../emulator/services/service';

const service = new Service('Echo');
service.get('/things/:name', ({ params, query }) => ({ params, query }));
const get = (url: string) => service.answer({ method: 'GET', url, headers: {} });

test('a query may hold question marks of its own', () => {
  expect(JSON.parse(get('/things/a?q=x?y&z=%20').body)).toEqual({
    params: { name: 'a' },
    query: { q: 'x?y', z: ' ' },
  });
});

test('a path is unescaped, and compared without regard to case', () => {
  expect(JSON.parse(get('/THINGS/a%2Fb').body)).toMatchObject({ params: { name: 'a/b' } });
});

test('a malformed escape is a bad request, never a crash', () => {
  expect(get('/things/%zz').status).toBe(400);
});

test('a path without a route is refused by name', () => {
  expect(() => get('/others')).toThrow('Echo: GET /others is not implemented by the emulator');
});
