// The life of an order as any release of the official client library tells it, with exact answers.
import assert from 'node:assert/strict';
import { freshNumber } from './fixture.mjs';
import { BILLING, bodyOf, CONNECTION, MESSAGING_PROFILE, NEEDED } from './life.mjs';
import { connect } from './sdk.mjs';

const numbersOf = (order) => order.phone_numbers.map(({ phone_number: number }) => number);

/** What each step does and sees, in the order in which they are taken. The clock of the sandbox stands. */
export class Story {
  numbers = [freshNumber(), freshNumber()];

  /** @param all gives every entry of a list, as the release does it */
  constructor(server, clock, Telnyx, all, reference) {
    this.server = server;
    this.clock = clock;
    this.Telnyx = Telnyx;
    this.client = connect(server, undefined, Telnyx);
    this.orders = this.client.portingOrders;
    this.all = all;
    this.reference = reference;
  }

  async tell() {
    await this.isChecked();
    await this.isCreated();
    await this.isRefusedAsItIs();
    await this.isFilledIn();
    await this.isConfirmed();
    await this.isPromised();
    await this.isPorted();
    await this.isFound();
    await this.isTold();
    await this.bringsNumbers();
    await this.othersAreDeleted();
  }

  async refused(call, Kind, status) {
    const error = await call.then((answer) => assert.fail(JSON.stringify(answer)), (refusal) => refusal);
    assert.ok(error instanceof this.Telnyx[Kind], `${error}`);
    assert.equal(error.status, status);
    return error.error.errors;
  }

  async isChecked() {
    const { data } = await this.client.portabilityChecks.run({ phone_numbers: this.numbers });
    assert.deepEqual(
      data,
      this.numbers.map((number) => ({
        record_type: 'portability_check_result',
        phone_number: number,
        portable: true,
        fast_portable: true,
        not_portable_reason: '',
        messaging_capable: true,
        carrier_name: 'Unreal Communications',
        country_code: 'US',
        phone_number_type: 'local',
      })),
    );
  }

  async isCreated() {
    const { data } = await this.orders.create({ phone_numbers: this.numbers, customer_reference: this.reference });
    assert.equal(data.length, 1);
    const [order] = data;
    this.id = order.id;
    assert.deepEqual(order.status, { value: 'draft', details: [] });
    assert.deepEqual([order.customer_reference, numbersOf(order)], [this.reference, this.numbers]);
    assert.deepEqual((await this.orders.retrieve(this.id)).data, order);
  }

  async isRefusedAsItIs() {
    const errors = await this.refused(this.orders.actions.confirm(this.id), 'UnprocessableEntityError', 422);
    assert.deepEqual(errors.map(({ source }) => source.pointer).sort(), NEEDED);
  }

  async isFilledIn() {
    const { data: windows } = await this.orders.retrieveAllowedFocWindows(this.id);
    this.foc = windows.at(-1).started_at;
    const given = {
      ...bodyOf(NEEDED),
      messaging: { enable_messaging: true },
      activation_settings: { foc_datetime_requested: this.foc },
      phone_number_configuration: {
        connection_id: CONNECTION,
        billing_group_id: BILLING,
        messaging_profile_id: MESSAGING_PROFILE,
        tags: [this.reference, 'b'],
      },
      webhook_url: 'http://127.0.0.1:9/hook',
      customer_group_reference: 'a group',
    };
    const { data } = await this.orders.update(this.id, given);
    assert.deepEqual(like(given, data), given);
    const more = { customer_group_reference: null, end_user: { admin: { pin_passcode: '4711' } } };
    const cleared = await this.orders.update(this.id, more);
    assert.deepEqual(
      [cleared.data.customer_group_reference, cleared.data.end_user.admin],
      [null, { ...data.end_user.admin, pin_passcode: '4711' }],
    );
    const wrong = this.orders.update(this.id, { misc: { type: 'half' }, end_user: { admin: { entity_name: 7 } } });
    const errors = await this.refused(wrong, 'UnprocessableEntityError', 422);
    const told = errors.map(({ code, source }) => `${code} ${source.pointer}`);
    assert.deepEqual(told.sort(), ['10026 /end_user/admin/entity_name', '10032 /misc/type']);
  }

  async isConfirmed() {
    const { data } = await this.orders.actions.confirm(this.id);
    assert.deepEqual(data.status, { value: 'in-process', details: [] });
    // Changes of an order are a millisecond apart at least, also where the clock stands; comments are not.
    await this.clock.advance('PT1S');
    const { data: comment } = await this.orders.comments.create(this.id, { body: this.reference });
    assert.deepEqual(await this.all((query) => this.orders.comments.list(this.id, query)), [comment]);
  }

  async isPromised() {
    await this.clock.advance('PT15M');
    assert.equal((await this.orders.retrieve(this.id)).data.status.value, 'submitted');
    await this.clock.advance('PT1H');
    const { data: order } = await this.orders.retrieve(this.id);
    assert.deepEqual([order.status.value, order.activation_settings.foc_datetime_actual], ['foc-date-confirmed', this.foc]);
    const jobs = await this.jobs();
    assert.deepEqual(jobs.map((job) => [job.status, job.activation_type, job.activate_at]), [['created', 'scheduled', this.foc]]);
    assert.deepEqual((await this.orders.activationJobs.retrieve(jobs[0].id, { id: this.id })).data, jobs[0]);
  }

  jobs() {
    return this.all((query) => this.orders.activationJobs.list(this.id, query));
  }

  async isPorted() {
    await this.clock.to(this.foc);
    await this.clock.advance('PT2M');
    assert.equal((await this.orders.retrieve(this.id)).data.status.value, 'ported');
    await this.clock.advance('PT1H');
    const feedback = { user_rating: 5, user_comment: this.reference };
    const { data: order } = await this.orders.update(this.id, { user_feedback: feedback });
    assert.deepEqual([order.status, order.user_feedback], [{ value: 'ported', details: [] }, feedback]);
    assert.deepEqual([order.messaging.messaging_port_status, order.messaging.messaging_port_completed], ['ported', true]);
    assert.deepEqual((await this.jobs()).map(({ status }) => status), ['completed']);
  }

  /** Lists, in the form in which each release asks for filters, sorts and pages. */
  async isFound() {
    this.others = [];
    for (let i = 0; i < 3; i++) {
      await this.clock.advance('PT1S');
      const { data } = await this.orders.create({ phone_numbers: [freshNumber()], customer_reference: this.reference });
      this.others.push(data[0].id);
    }
    const ids = async (filter, more) => {
      const mine = { filter: { customer_reference: this.reference, ...filter }, ...more };
      const found = await this.all((query) => this.orders.list(query), mine);
      return found.map(({ id }) => id);
    };
    const everything = [this.id, ...this.others];
    assert.deepEqual(await ids({}, { sort: { value: 'created_at' } }), everything);
    assert.deepEqual(await ids({}), [...everything].reverse());
    assert.deepEqual(await ids({ misc: { type: 'full' }, end_user: { admin: { entity_name: 'Porter McPortersen' } } }), [this.id]);
    assert.deepEqual(await ids({ phone_numbers: { country_code: 'US', phone_number: { contains: this.numbers[1] } } }), [this.id]);
    assert.deepEqual(await ids({ activation_settings: { fast_port_eligible: true } }), [...everything].reverse());
    const day = { gt: new Date(Date.parse(this.foc) - 1000).toISOString(), lt: new Date(Date.parse(this.foc) + 1000).toISOString() };
    assert.deepEqual(await ids({ activation_settings: { foc_datetime_requested: day } }), [this.id]);
    assert.deepEqual(await ids({ activation_settings: { foc_datetime_requested: { gt: day.lt } } }), []);

    const numbers = await this.all((query) => this.client.portingPhoneNumbers.list(query), { filter: { porting_order_id: this.id } });
    assert.deepEqual(
      numbers.map((number) => [number.phone_number, number.porting_order_status, number.activation_status]).sort(),
      this.numbers.map((number) => [number, 'ported', 'Active']),
    );
  }

  async isTold() {
    const events = await this.all((query) => this.client.porting.events.list(query), { filter: { porting_order_id: this.id } });
    const told = events.map(({ event_type: type, payload }) => [
      type.slice('porting_order.'.length),
      payload?.status?.value ?? payload?.messaging?.messaging_port_status ?? payload?.comment?.body ?? null,
    ]);
    assert.deepEqual(told.reverse(), [
      ['messaging_changed', 'pending'],
      ['loa_updated', null],
      ['status_changed', 'in-process'],
      ['new_comment', this.reference],
      ['status_changed', 'submitted'],
      ['status_changed', 'foc-date-confirmed'],
      ['status_changed', 'ported'],
      ['messaging_changed', 'activating'],
      ['messaging_changed', 'ported'],
    ]);
    assert.deepEqual((await this.client.porting.events.retrieve(events[0].id)).data, events[0]);
  }

  async bringsNumbers() {
    const list = (query) => this.client.phoneNumbers.list(query);
    const kind = { country_iso_alpha2: ['CA', 'US'], number_type: { eq: 'local' }, source: 'ported' };
    const owned = await this.all(list, { sort: 'phone_number', filter: { customer_reference: this.reference, tag: 'b', ...kind } });
    const landed = new Date(Date.parse(this.foc) + 120_000).toISOString().replace('.000', '');
    assert.deepEqual(
      owned.map((each) => [each.phone_number, each.status, each.tags, each.purchased_at]),
      this.numbers.map((number) => [number, 'active', [this.reference, 'b'], landed]),
    );
    for (const { connection_id: connection, billing_group_id: billing, messaging_profile_id: messaging } of owned) {
      assert.deepEqual([connection, billing, messaging], [CONNECTION, BILLING, MESSAGING_PROFILE]);
    }
    assert.deepEqual((await this.client.phoneNumbers.retrieve(owned[0].id)).data, owned[0]);
    const { data: changed } = await this.client.phoneNumbers.update(owned[0].id, { tags: [], customer_reference: 'new' });
    assert.deepEqual([changed.tags, changed.customer_reference, changed.connection_id], [[], 'new', CONNECTION]);
    const only = { filter: { phone_number: this.numbers[1] }, include_tags: true };
    const slim = await this.all((query) => this.client.phoneNumbers.slimList(query), only);
    assert.deepEqual(slim.map(({ id, tags }) => [id, tags]), [[owned[1].id, [this.reference, 'b']]]);
    await this.client.phoneNumbers.delete(owned[0].id);
    assert.deepEqual(await this.all(list, { filter: { phone_number: this.numbers[0] } }), []);
  }

  async othersAreDeleted() {
    for (const id of this.others) await this.orders.delete(id);
    const errors = await this.refused(this.orders.retrieve(this.others[0]), 'NotFoundError', 404);
    assert.deepEqual(errors.map(({ code }) => code), ['10005']);
    const stranger = connect(this.server, 'not-a-key', this.Telnyx);
    await this.refused(stranger.portingOrders.list(), 'AuthenticationError', 401);
  }
}

/** What stands in the answer at the places where something was given. */
function like(given, answer) {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return answer;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, like(value, answer?.[key])]));
}
