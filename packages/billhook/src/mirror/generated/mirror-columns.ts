// The columns of each table of the mirror, by the type of object that it holds, as `mirror.list` filters by
// them. Written by `npm run generate` from the definitions in `../tables`.

export interface MirrorColumns {
  'customer': {
    email: string;
    name: string;
    phone: string;
    description: string;
    balance: number;
    currency: string;
    delinquent: boolean;
    country: string;
    default_payment_method: string;
    test_clock: string;
    created: Date;
  };
  'tax_id': {
    customer: string;
    country: string;
    type: string;
    value: string;
    verification_status: string;
    created: Date;
  };
  'discount': {
    customer: string;
    subscription: string;
    subscription_item: string;
    invoice: string;
    invoice_item: string;
    checkout_session: string;
    coupon: string;
    promotion_code: string;
    starts_at: Date;
    ends_at: Date;
  };
  'cash_balance': {
    customer: string;
  };
  'customer_cash_balance_transaction': {
    customer: string;
    type: string;
    net_amount: number;
    ending_balance: number;
    currency: string;
    created: Date;
  };
  'card': {
    customer: string;
    account: string;
    brand: string;
    last4: string;
    exp_month: number;
    exp_year: number;
    funding: string;
    country: string;
    fingerprint: string;
  };
  'bank_account': {
    customer: string;
    account: string;
    status: string;
    bank_name: string;
    last4: string;
    country: string;
    currency: string;
    fingerprint: string;
  };
  'source': {
    customer: string;
    type: string;
    status: string;
    amount: number;
    currency: string;
    created: Date;
  };
  'source_transaction': {
    source: string;
    type: string;
    status: string;
    amount: number;
    currency: string;
    created: Date;
  };
  'source_mandate_notification': {
    source: string;
    type: string;
    status: string;
    reason: string;
    amount: number;
    created: Date;
  };
  'billing.alert_triggered': {
    customer: string;
    alert: string;
    value: string;
    created: Date;
  };
  'payment_intent': {
    customer: string;
    status: string;
    amount: number;
    amount_capturable: number;
    amount_received: number;
    currency: string;
    description: string;
    latest_charge: string;
    payment_method: string;
    capture_method: string;
    setup_future_usage: string;
    cancellation_reason: string;
    canceled_at: Date;
    error_code: string;
    decline_code: string;
    error_message: string;
    created: Date;
  };
  'setup_intent': {
    customer: string;
    status: string;
    usage: string;
    payment_method: string;
    mandate: string;
    cancellation_reason: string;
    error_code: string;
    created: Date;
  };
  'charge': {
    customer: string;
    payment_intent: string;
    status: string;
    amount: number;
    amount_captured: number;
    amount_refunded: number;
    currency: string;
    paid: boolean;
    captured: boolean;
    refunded: boolean;
    disputed: boolean;
    description: string;
    payment_method: string;
    payment_method_type: string;
    card_brand: string;
    card_last4: string;
    card_country: string;
    balance_transaction: string;
    transfer: string;
    failure_code: string;
    failure_message: string;
    risk_level: string;
    receipt_email: string;
    created: Date;
  };
  'payment_method': {
    customer: string;
    type: string;
    email: string;
    card_brand: string;
    card_last4: string;
    card_exp_month: number;
    card_exp_year: number;
    card_funding: string;
    card_country: string;
    card_fingerprint: string;
    created: Date;
  };
  'mandate': {
    payment_method: string;
    status: string;
    type: string;
  };
  'refund': {
    charge: string;
    payment_intent: string;
    customer: string;
    status: string;
    amount: number;
    currency: string;
    reason: string;
    failure_reason: string;
    balance_transaction: string;
    created: Date;
  };
  'dispute': {
    charge: string;
    payment_intent: string;
    status: string;
    reason: string;
    amount: number;
    currency: string;
    is_charge_refundable: boolean;
    evidence_due_by: Date;
    has_evidence: boolean;
    created: Date;
  };
  'review': {
    charge: string;
    payment_intent: string;
    open: boolean;
    reason: string;
    opened_reason: string;
    closed_reason: string;
    created: Date;
  };
  'radar.early_fraud_warning': {
    charge: string;
    payment_intent: string;
    actionable: boolean;
    fraud_type: string;
    created: Date;
  };
  'three_d_secure.authentication': {
    payment_method: string;
    status: string;
    outcome: string;
    amount: number;
    currency: string;
    created: Date;
  };
  'checkout.session': {
    customer: string;
    mode: string;
    status: string;
    payment_status: string;
    amount_subtotal: number;
    amount_total: number;
    currency: string;
    payment_intent: string;
    subscription: string;
    setup_intent: string;
    invoice: string;
    payment_link: string;
    client_reference_id: string;
    customer_email: string;
    expires_at: Date;
    created: Date;
  };
  'item': {
    checkout_session: string;
    price: string;
    product: string;
    description: string;
    quantity: number;
    amount_subtotal: number;
    amount_discount: number;
    amount_tax: number;
    amount_total: number;
    currency: string;
  };
  'payment_link': {
    active: boolean;
    url: string;
    currency: string;
  };
  'subscription': {
    customer: string;
    status: string;
    currency: string;
    collection_method: string;
    cancel_at_period_end: boolean;
    cancel_at: Date;
    canceled_at: Date;
    ended_at: Date;
    start_date: Date;
    trial_start: Date;
    trial_end: Date;
    billing_cycle_anchor: Date;
    current_period_start: Date;
    current_period_end: Date;
    price: string;
    product: string;
    quantity: number;
    default_payment_method: string;
    latest_invoice: string;
    schedule: string;
    paused_behavior: string;
    test_clock: string;
    created: Date;
  };
  'subscription_item': {
    subscription: string;
    price: string;
    product: string;
    quantity: number;
    currency: string;
    unit_amount: number;
    unit_amount_decimal: string;
    billing_scheme: string;
    interval: string;
    interval_count: number;
    usage_type: string;
    current_period_start: Date;
    current_period_end: Date;
    created: Date;
  };
  'subscription_schedule': {
    customer: string;
    subscription: string;
    status: string;
    end_behavior: string;
    current_phase_start: Date;
    current_phase_end: Date;
    completed_at: Date;
    canceled_at: Date;
    released_at: Date;
    created: Date;
  };
  'quote': {
    customer: string;
    status: string;
    number: string;
    amount_subtotal: number;
    amount_total: number;
    currency: string;
    invoice: string;
    subscription: string;
    expires_at: Date;
    created: Date;
  };
  'test_helpers.test_clock': {
    name: string;
    status: string;
    frozen_time: Date;
    deletes_after: Date;
    created: Date;
  };
  'invoice': {
    customer: string;
    subscription: string;
    status: string;
    number: string;
    billing_reason: string;
    collection_method: string;
    amount_due: number;
    amount_paid: number;
    amount_remaining: number;
    subtotal: number;
    total: number;
    currency: string;
    attempt_count: number;
    attempted: boolean;
    auto_advance: boolean;
    next_payment_attempt: Date;
    due_date: Date;
    period_start: Date;
    period_end: Date;
    finalized_at: Date;
    paid_at: Date;
    voided_at: Date;
    customer_email: string;
    customer_name: string;
    hosted_invoice_url: string;
    test_clock: string;
    created: Date;
  };
  'line_item': {
    invoice: string;
    subscription: string;
    subscription_item: string;
    invoice_item: string;
    proration: boolean;
    price: string;
    product: string;
    description: string;
    quantity: number;
    amount: number;
    subtotal: number;
    currency: string;
    period_start: Date;
    period_end: Date;
  };
  'invoiceitem': {
    customer: string;
    invoice: string;
    description: string;
    amount: number;
    currency: string;
    quantity: number;
    proration: boolean;
    price: string;
    date: Date;
    period_start: Date;
    period_end: Date;
  };
  'invoice_payment': {
    invoice: string;
    payment_intent: string;
    charge: string;
    status: string;
    amount_paid: number;
    amount_requested: number;
    currency: string;
    is_default: boolean;
    paid_at: Date;
    created: Date;
  };
  'credit_note': {
    customer: string;
    invoice: string;
    status: string;
    type: string;
    reason: string;
    number: string;
    amount: number;
    total: number;
    currency: string;
    voided_at: Date;
    created: Date;
  };
  'product': {
    active: boolean;
    name: string;
    description: string;
    default_price: string;
    tax_code: string;
    unit_label: string;
    created: Date;
  };
  'price': {
    product: string;
    active: boolean;
    lookup_key: string;
    nickname: string;
    type: string;
    currency: string;
    unit_amount: number;
    unit_amount_decimal: string;
    billing_scheme: string;
    interval: string;
    interval_count: number;
    usage_type: string;
    meter: string;
    tax_behavior: string;
    created: Date;
  };
  'plan': {
    product: string;
    active: boolean;
    nickname: string;
    amount: number;
    amount_decimal: string;
    currency: string;
    interval: string;
    interval_count: number;
    usage_type: string;
    meter: string;
    created: Date;
  };
  'coupon': {
    name: string;
    valid: boolean;
    amount_off: number;
    percent_off: string;
    currency: string;
    duration: string;
    duration_in_months: number;
    max_redemptions: number;
    times_redeemed: number;
    redeem_by: Date;
    created: Date;
  };
  'promotion_code': {
    code: string;
    coupon: string;
    customer: string;
    active: boolean;
    max_redemptions: number;
    times_redeemed: number;
    expires_at: Date;
    created: Date;
  };
  'tax_rate': {
    active: boolean;
    display_name: string;
    percentage: string;
    inclusive: boolean;
    country: string;
    state: string;
    tax_type: string;
    created: Date;
  };
  'shipping_rate': {
    active: boolean;
    display_name: string;
    amount: number;
    currency: string;
    created: Date;
  };
  'tax.settings': {
    status: string;
    tax_behavior: string;
  };
  'entitlements.feature': {
    lookup_key: string;
    name: string;
    active: boolean;
  };
  'entitlements.active_entitlement_summary': {
    customer: string;
  };
  'entitlements.active_entitlement': {
    customer: string;
    feature: string;
    lookup_key: string;
  };
  'billing.meter': {
    display_name: string;
    event_name: string;
    status: string;
    created: Date;
  };
  'billing.credit_grant': {
    customer: string;
    name: string;
    category: string;
    amount: number;
    currency: string;
    priority: number;
    effective_at: Date;
    expires_at: Date;
    voided_at: Date;
    created: Date;
  };
  'billing.credit_balance_transaction': {
    credit_grant: string;
    type: string;
    effective_at: Date;
    created: Date;
  };
  'billing_portal.configuration': {
    name: string;
    active: boolean;
    is_default: boolean;
    created: Date;
  };
  'billing_portal.session': {
    customer: string;
    configuration: string;
    created: Date;
  };
  'balance': {
  };
  'balance_settings': {
  };
  'balance_transaction': {
    source: string;
    type: string;
    reporting_category: string;
    status: string;
    amount: number;
    fee: number;
    net: number;
    currency: string;
    exchange_rate: string;
    available_on: Date;
    created: Date;
  };
  'payout': {
    status: string;
    type: string;
    method: string;
    amount: number;
    currency: string;
    automatic: boolean;
    arrival_date: Date;
    destination: string;
    balance_transaction: string;
    failure_code: string;
    created: Date;
  };
  'topup': {
    status: string;
    amount: number;
    currency: string;
    balance_transaction: string;
    failure_code: string;
    created: Date;
  };
  'reserve.hold': {
    reserve_plan: string;
    source_charge: string;
    reason: string;
    amount: number;
    currency: string;
    created: Date;
  };
  'reserve.plan': {
    status: string;
    type: string;
    percent: string;
    currency: string;
    created: Date;
  };
  'reserve.release': {
    reserve_hold: string;
    reserve_plan: string;
    reason: string;
    amount: number;
    currency: string;
    released_at: Date;
    created: Date;
  };
  'account': {
    type: string;
    email: string;
    country: string;
    default_currency: string;
    charges_enabled: boolean;
    payouts_enabled: boolean;
    details_submitted: boolean;
    created: Date;
  };
  'capability': {
    account: string;
    status: string;
    requested: boolean;
    requested_at: Date;
  };
  'person': {
    account: string;
    first_name: string;
    last_name: string;
    email: string;
    verification_status: string;
    created: Date;
  };
  'application': {
    name: string;
  };
  'apps.install': {
    account: string;
    app: string;
    status: string;
    created: Date;
  };
  'application_fee': {
    account: string;
    charge: string;
    amount: number;
    amount_refunded: number;
    currency: string;
    refunded: boolean;
    balance_transaction: string;
    created: Date;
  };
  'fee_refund': {
    fee: string;
    amount: number;
    currency: string;
    created: Date;
  };
  'transfer': {
    destination: string;
    source_transaction: string;
    transfer_group: string;
    amount: number;
    amount_reversed: number;
    currency: string;
    reversed: boolean;
    balance_transaction: string;
    created: Date;
  };
  'issuing.authorization': {
    card: string;
    cardholder: string;
    status: string;
    approved: boolean;
    amount: number;
    currency: string;
    merchant_name: string;
    created: Date;
  };
  'issuing.card': {
    cardholder: string;
    status: string;
    type: string;
    brand: string;
    last4: string;
    currency: string;
    created: Date;
  };
  'issuing.cardholder': {
    name: string;
    email: string;
    status: string;
    type: string;
    created: Date;
  };
  'issuing.dispute': {
    transaction: string;
    status: string;
    amount: number;
    currency: string;
    created: Date;
  };
  'issuing.personalization_design': {
    name: string;
    status: string;
    lookup_key: string;
    created: Date;
  };
  'issuing.token': {
    card: string;
    network: string;
    status: string;
    network_updated_at: Date;
    created: Date;
  };
  'issuing.transaction': {
    card: string;
    cardholder: string;
    authorization: string;
    type: string;
    amount: number;
    currency: string;
    merchant_name: string;
    balance_transaction: string;
    created: Date;
  };
  'treasury.financial_account': {
    status: string;
    country: string;
    nickname: string;
    created: Date;
  };
  'treasury.credit_reversal': {
    financial_account: string;
    status: string;
    amount: number;
    currency: string;
    transaction: string;
    received_credit: string;
    network: string;
    created: Date;
  };
  'treasury.debit_reversal': {
    financial_account: string;
    status: string;
    amount: number;
    currency: string;
    transaction: string;
    received_debit: string;
    network: string;
    created: Date;
  };
  'treasury.inbound_transfer': {
    financial_account: string;
    status: string;
    amount: number;
    currency: string;
    transaction: string;
    cancelable: boolean;
    failure_code: string;
    created: Date;
  };
  'treasury.outbound_payment': {
    financial_account: string;
    status: string;
    amount: number;
    currency: string;
    transaction: string;
    customer: string;
    cancelable: boolean;
    expected_arrival_date: Date;
    created: Date;
  };
  'treasury.outbound_transfer': {
    financial_account: string;
    status: string;
    amount: number;
    currency: string;
    transaction: string;
    cancelable: boolean;
    expected_arrival_date: Date;
    created: Date;
  };
  'treasury.received_credit': {
    financial_account: string;
    status: string;
    amount: number;
    currency: string;
    transaction: string;
    network: string;
    failure_code: string;
    created: Date;
  };
  'treasury.received_debit': {
    financial_account: string;
    status: string;
    amount: number;
    currency: string;
    transaction: string;
    network: string;
    failure_code: string;
    created: Date;
  };
  'climate.order': {
    product: string;
    status: string;
    amount_total: number;
    currency: string;
    metric_tons: string;
    created: Date;
  };
  'climate.product': {
    name: string;
    delivery_year: number;
    metric_tons_available: string;
    created: Date;
  };
  'file': {
    purpose: string;
    filename: string;
    type: string;
    size: number;
    expires_at: Date;
    created: Date;
  };
  'financial_connections.account': {
    customer: string;
    status: string;
    institution_name: string;
    last4: string;
    created: Date;
  };
  'financial_connections.authorization': {
    status: string;
    institution_name: string;
  };
  'identity.verification_session': {
    customer: string;
    status: string;
    type: string;
    client_reference_id: string;
    error_code: string;
    created: Date;
  };
  'reporting.report_run': {
    report_type: string;
    status: string;
    succeeded_at: Date;
    created: Date;
  };
  'reporting.report_type': {
    name: string;
    data_available_start: Date;
    data_available_end: Date;
  };
  'scheduled_query_run': {
    title: string;
    status: string;
    created: Date;
  };
  'terminal.reader': {
    label: string;
    status: string;
    device_type: string;
    serial_number: string;
    location: string;
    action_status: string;
  };
}
