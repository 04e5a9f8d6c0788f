/** That there was a customer with this id. */
export interface DeletedCustomerRecord {
  object: '_deleted_customer';
  id: string;
}
