/**
 * The countries that a card can be from, and what each calls its postal code.
 * Codes: ISO 3166-1 alpha-2, without the few that no card is issued in.
 */

export interface Country {
  code: string;
  name: string;
  /** How the postal code is asked for; null where there is none. */
  postalCodeLabel: string | null;
}

const codes: readonly string[] = (
  'AC AD AE AF AG AI AL AM AO AQ AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS ' +
  'BT BV BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ' +
  'ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HN HR HT HU ID ' +
  'IE IL IM IN IO IQ IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV ' +
  'LY MA MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU ' +
  'NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL ' +
  'SM SN SO SR SS ST SV SX SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA ' +
  'VC VE VG VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

/** Mail finds its way there without a code. */
const withoutPostalCode: ReadonlySet<string> = new Set(
  (
    'AC AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GN GQ GY ' +
    'HK JM KI KM KN KP LY ML MO MR MW NR NU QA RW SB SC SL SO SR SS ST SX SY TD TG TK TL TO TT TV ' +
    'UG VU WS YE ZW'
  ).split(' '),
);

const postalCodeLabels: Readonly<Record<string, string>> = {
  AU: 'Postcode',
  CA: 'Postal code',
  GB: 'Postcode',
  IE: 'Eircode',
  IN: 'PIN code',
  NZ: 'Postcode',
  PR: 'ZIP',
  US: 'ZIP',
};

let known: readonly Country[] | undefined;

/** All countries, by name. Their names are looked up when a form first asks for them. */
export function countries(): readonly Country[] {
  known ??= findCountries();
  return known;
}

function findCountries(): Country[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return codes
    .map((code) => ({
      code,
      name: names.of(code) ?? code,
      postalCodeLabel: withoutPostalCode.has(code)
        ? null
        : (postalCodeLabels[code] ?? 'Postal code'),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
