/** What we take from the kit as it is. Everything passes here, so that a component can be replaced in one place. */
export { Alert, Button, Icon, preloadIcons } from 'design-react-kit';
